/** What draws: its name, as far as the browser tells, for {@link firstDetail}. */
export interface Graphics {
  readonly renderer: string;
}

let known: Graphics | null | undefined;

/** Whether this browser can draw in three dimensions; null if not. Asked once, the context is let go. */
export function probeGraphics(): Graphics | null {
  if (known !== undefined) return known;
  const context = document.createElement('canvas').getContext('webgl2');
  if (!context) {
    known = null;
    return known;
  }
  const info = context.getExtension('WEBGL_debug_renderer_info');
  const renderer: unknown = context.getParameter(
    info ? info.UNMASKED_RENDERER_WEBGL : context.RENDERER,
  );
  context.getExtension('WEBGL_lose_context')?.loseContext();
  known = { renderer: typeof renderer === 'string' ? renderer : '' };
  return known;
}
