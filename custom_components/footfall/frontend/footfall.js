customElements.whenDefined("home-assistant").then(()=>import("./c/main-3GCHMTSD.js"));
