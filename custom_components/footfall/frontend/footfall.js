customElements.whenDefined("home-assistant").then(()=>import("./c/main-7PQM6GY7.js"));
