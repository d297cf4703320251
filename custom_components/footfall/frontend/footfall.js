customElements.whenDefined("home-assistant").then(()=>import("./c/main-FJXQMLEX.js"));
