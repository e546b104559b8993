/* Search from disk: browsers start no worker for file://, so its script runs in a hidden frame instead.
   On a web server the browser's own worker is used. Either way a query is folded to simplified characters first,
   because the index holds them. */
(() => {
  const QUERY = 2;
  const table = () => window.pbFold || {};
  const fold = (s) => [...s].map((c) => table()[c] || c).join("");
  const folded = (m) => (m && m.type === QUERY && typeof m.data === "string" ? { ...m, data: fold(m.data) } : m);

  if (location.protocol !== "file:" && "Worker" in window) {
    const Native = window.Worker;
    window.Worker = class extends Native {
      postMessage(message, ...rest) { super.postMessage(folded(message), ...rest); }
    };
    return;
  }

  window.IFrameWorker = class extends EventTarget {
    constructor(url) {
      super();
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      this.frame.title = "检索";
      document.body.appendChild(this.frame);
      const inside = this.frame.contentWindow, page = this.frame.contentDocument;
      window.addEventListener("message", (event) => {
        if (event.source !== inside) return;
        const told = new MessageEvent("message", { data: event.data });
        this.dispatchEvent(told);
        if (this.onmessage) this.onmessage(told);
      });
      const setting = () => {
        const send = parent.postMessage.bind(parent);
        self.postMessage = (data) => send(data, "*");
        self.importScripts = (...urls) => urls.flat().reduce(
          (before, url) => before.then(() => new Promise((done, failed) => {
            const script = document.createElement("script");
            script.src = url;
            script.onload = done;
            script.onerror = failed;
            document.body.appendChild(script);
          })), Promise.resolve());
      };
      page.open();
      page.write(`<html><body><script>(${setting})()<\/script><script src="${new URL(url, location.href)}"><\/script></body></html>`);
      page.close();
      this.waiting = [];
      this.frame.addEventListener("load", () => { this.ready = true; this.waiting.splice(0).forEach((m) => this.deliver(m)); });
    }
    deliver(message) { this.frame.contentWindow.dispatchEvent(new MessageEvent("message", { data: message })); }
    postMessage(message) { this.ready ? this.deliver(folded(message)) : this.waiting.push(folded(message)); }
    terminate() { this.frame.remove(); }
  };
  window.Worker = window.IFrameWorker;
})();
