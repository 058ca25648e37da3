import { describe, expect, it } from 'vitest';
import { chooseDelegate } from '../../../src/tracking/webcam/chooseDelegate';

describe('choosing where to compute', () => {
  it.each([
    'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11 vs_5_0 ps_5_0, D3D11)',
    'ANGLE (Intel, Intel(R) UHD Graphics 620 (0x00005917) Direct3D11 vs_5_0 ps_5_0, D3D11)',
    'ANGLE (AMD, AMD Radeon RX 6600 (radeonsi navi23), OpenGL 4.6)',
    'ANGLE (Apple, ANGLE Metal Renderer: Apple M2, Unspecified Version)',
    'Apple GPU',
    'Adreno (TM) 740',
    'Mali-G78',
  ])('takes the GPU of %s', (renderer) => {
    expect(chooseDelegate(renderer)).toBe('GPU');
  });

  it.each([
    'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)',
    'ANGLE (Mesa, llvmpipe (LLVM 15.0.6, 256 bits), OpenGL 4.5)',
    'ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11 vs_5_0 ps_5_0, D3D11)',
    'llvmpipe (LLVM 15.0.6, 256 bits) on Intel(R) Xeon(R)',
    'Mozilla',
    '',
    null,
  ])('stays on the CPU for %s', (renderer) => {
    expect(chooseDelegate(renderer)).toBe('CPU');
  });
});
