customElements.whenDefined("home-assistant").then(()=>import("./c/main-KXM65LTZ.js"));
