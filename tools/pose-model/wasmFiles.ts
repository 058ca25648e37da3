export interface WasmFile {
  /** Name in the MediaPipe package. */
  from: string;
  /** Name under which the app serves it. */
  to: string;
  /** Appended to the file's text. */
  append?: string;
}

/**
 * What a module worker needs, with SIMD and without. MediaPipe ships its loader as a module only
 * for SIMD; the other one is a classic script whose factory would stay inside the module's scope,
 * so it gets the ending of its sibling.
 */
export const WASM_FILES: readonly WasmFile[] = [
  { from: 'vision_wasm_module_internal.js', to: 'vision_wasm_module_internal.js' },
  { from: 'vision_wasm_module_internal.wasm', to: 'vision_wasm_module_internal.wasm' },
  {
    from: 'vision_wasm_nosimd_internal.js',
    to: 'vision_wasm_nosimd_module_internal.js',
    append:
      '\nglobalThis.custom_dbg = console.warn.bind(console);\nexport default ModuleFactory;\n',
  },
  { from: 'vision_wasm_nosimd_internal.wasm', to: 'vision_wasm_nosimd_module_internal.wasm' },
];
