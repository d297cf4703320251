customElements.whenDefined("home-assistant").then(()=>import("./c/main-45VAJIUW.js"));
