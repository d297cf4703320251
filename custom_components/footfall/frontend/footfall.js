customElements.whenDefined("home-assistant").then(()=>import("./c/main-2XCUESOZ.js"));
