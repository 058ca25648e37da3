declare module 'gltf-validator' {
  interface Report {
    issues: { numErrors: number; messages: { code: string; message: string; severity: number }[] };
  }
  /** Severity 0 is an error, 1 a warning. */
  export function validateBytes(data: Uint8Array): Promise<Report>;
}
