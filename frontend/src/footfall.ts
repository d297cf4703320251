// Home Assistant's app.js replaces `window.customElements`; what is registered before goes into a registry that nobody
// reads. So nothing of ours, Lit included, is evaluated until Home Assistant's own element is there.
void customElements.whenDefined("home-assistant").then(() => import("./main"));
