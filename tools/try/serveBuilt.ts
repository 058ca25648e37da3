import { type AddressInfo, createServer } from 'node:net';
import { preview } from 'vite';

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, 'localhost', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

/** Serves `dist` as `npm start` does, on a free port; with its end. */
export async function serveBuilt(
  root: string,
): Promise<{ address: string; close(): Promise<void> }> {
  const port = await freePort();
  const server = await preview({
    root,
    logLevel: 'silent',
    preview: { host: 'localhost', port, strictPort: true, open: false },
  });
  return {
    address: `http://localhost:${port}/`,
    close: () => server.close(),
  };
}
