/**
 * Gives the page a WebGL2 context that accepts everything and draws nothing, before it starts: making
 * a real one in software takes longer than most tests, and few look at pictures. It is run inside
 * the page, so it can name nothing outside itself.
 */
export function blankGraphics() {
  const constants = WebGL2RenderingContext;
  const text = { [constants.VERSION]: 'WebGL 2.0', [constants.SHADING_LANGUAGE_VERSION]: 'WebGL GLSL ES 3.00' };
  const answers = {
    getParameter: (name) => text[name] ?? (name === constants.VIEWPORT || name === constants.SCISSOR_BOX ? new Int32Array(4) : 4096),
    getShaderParameter: () => true,
    getProgramParameter: (_, name) => (name === constants.LINK_STATUS ? true : 0),
    getSupportedExtensions: () => [],
    getExtension: () => null,
    getError: () => 0,
    getShaderInfoLog: () => '',
    getProgramInfoLog: () => '',
    isContextLost: () => false,
    getContextAttributes: () => ({ alpha: true, depth: true, stencil: true, antialias: false }),
    getAttribLocation: () => 0,
  };
  const blanks = new WeakMap();
  function blankOf(canvas) {
    const blank = new Proxy({ canvas }, {
      get: (of, name) => of[name] ?? answers[name] ?? constants[name] ?? (of[name] = () => ({})),
    });
    blanks.set(canvas, blank);
    return blank;
  }
  for (const kind of [HTMLCanvasElement, globalThis.OffscreenCanvas].filter(Boolean)) {
    const real = kind.prototype.getContext;
    kind.prototype.getContext = function getContext(type, ...rest) {
      return /^webgl/.test(type) ? blanks.get(this) ?? blankOf(this) : real.call(this, type, ...rest);
    };
  }
}
