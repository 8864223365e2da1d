// Runs while the board's modules are still on their way: opens its socket and says hello, so that the server reads
// the rows meanwhile. No module: it must not wait for the page.
{
  const { socket = "", board = "" } = document.currentScript?.dataset ?? {};
  const link = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${socket}`);
  const heard: MessageEvent[] = [];
  link.onopen = () => link.send(JSON.stringify({ v: 1, type: "hello", board, packed: true, since: null }));
  link.onmessage = (event) => heard.push(event);
  Object.assign(window, { early: { socket, link, heard } });
}
