// The way out of the browser: a proxy on this machine that lets nothing through and writes down what tried.
// Page requests are answered before they come here, so whatever arrives was asked by someone else.
import http from 'node:http';

/** Starts the proxy; `tried` grows with every address asked for, as `host:port` or a whole address. */
export async function watchTheWayOut() {
  const tried = [];
  const server = http.createServer((request, response) => {
    tried.push(request.url);
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket) => {
    tried.push(request.url);
    socket.on('error', () => {});
    socket.end('HTTP/1.1 502 Closed\r\n\r\n');
  });
  server.on('clientError', (_, socket) => socket.destroy());
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: server.address().port, tried, close: () => server.close() };
}
