customElements.whenDefined("home-assistant").then(()=>import("./c/main-QWDMGLUL.js"));
