var U=globalThis,M=U.ShadowRoot&&(U.ShadyCSS===void 0||U.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,q=Symbol(),de=new WeakMap,E=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==q)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(M&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=de.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&de.set(t,e))}return e}toString(){return this.cssText}},he=s=>new E(typeof s=="string"?s:s+"",void 0,q),W=(s,...e)=>{let t=s.length===1?s[0]:e.reduce((n,i,o)=>n+(r=>{if(r._$cssResult$===!0)return r.cssText;if(typeof r=="number")return r;throw Error("Value passed to 'css' function must be a 'css' function result: "+r+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(i)+s[o+1],s[0]);return new E(t,s,q)},ue=(s,e)=>{if(M)s.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let n=document.createElement("style"),i=U.litNonce;i!==void 0&&n.setAttribute("nonce",i),n.textContent=t.cssText,s.appendChild(n)}},V=M?s=>s:s=>s instanceof CSSStyleSheet?(e=>{let t="";for(let n of e.cssRules)t+=n.cssText;return he(t)})(s):s;var{is:We,defineProperty:Ve,getOwnPropertyDescriptor:Ge,getOwnPropertyNames:Ze,getOwnPropertySymbols:Je,getPrototypeOf:Ye}=Object,N=globalThis,pe=N.trustedTypes,Qe=pe?pe.emptyScript:"",Xe=N.reactiveElementPolyfillSupport,T=(s,e)=>s,G={toAttribute(s,e){switch(e){case Boolean:s=s?Qe:null;break;case Object:case Array:s=s==null?s:JSON.stringify(s)}return s},fromAttribute(s,e){let t=s;switch(e){case Boolean:t=s!==null;break;case Number:t=s===null?null:Number(s);break;case Object:case Array:try{t=JSON.parse(s)}catch{t=null}}return t}},me=(s,e)=>!We(s,e),fe={attribute:!0,type:String,converter:G,reflect:!1,useDefault:!1,hasChanged:me};Symbol.metadata??=Symbol("metadata"),N.litPropertyMetadata??=new WeakMap;var f=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=fe){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),i=this.getPropertyDescriptor(e,n,t);i!==void 0&&Ve(this.prototype,e,i)}}static getPropertyDescriptor(e,t,n){let{get:i,set:o}=Ge(this.prototype,e)??{get(){return this[t]},set(r){this[t]=r}};return{get:i,set(r){let l=i?.call(this);o?.call(this,r),this.requestUpdate(e,l,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??fe}static _$Ei(){if(this.hasOwnProperty(T("elementProperties")))return;let e=Ye(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(T("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(T("properties"))){let t=this.properties,n=[...Ze(t),...Je(t)];for(let i of n)this.createProperty(i,t[i])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[n,i]of t)this.elementProperties.set(n,i)}this._$Eh=new Map;for(let[t,n]of this.elementProperties){let i=this._$Eu(t,n);i!==void 0&&this._$Eh.set(i,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let i of n)t.unshift(V(i))}else e!==void 0&&t.push(V(e));return t}static _$Eu(e,t){let n=t.attribute;return n===!1?void 0:typeof n=="string"?n:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return ue(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),i=this.constructor._$Eu(e,n);if(i!==void 0&&n.reflect===!0){let o=(n.converter?.toAttribute!==void 0?n.converter:G).toAttribute(t,n.type);this._$Em=e,o==null?this.removeAttribute(i):this.setAttribute(i,o),this._$Em=null}}_$AK(e,t){let n=this.constructor,i=n._$Eh.get(e);if(i!==void 0&&this._$Em!==i){let o=n.getPropertyOptions(i),r=typeof o.converter=="function"?{fromAttribute:o.converter}:o.converter?.fromAttribute!==void 0?o.converter:G;this._$Em=i;let l=r.fromAttribute(t,o.type);this[i]=l??this._$Ej?.get(i)??l,this._$Em=null}}requestUpdate(e,t,n,i=!1,o){if(e!==void 0){let r=this.constructor;if(i===!1&&(o=this[e]),n??=r.getPropertyOptions(e),!((n.hasChanged??me)(o,t)||n.useDefault&&n.reflect&&o===this._$Ej?.get(e)&&!this.hasAttribute(r._$Eu(e,n))))return;this.C(e,t,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:i,wrapped:o},r){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,r??t??this[e]),o!==!0||r!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),i===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[i,o]of this._$Ep)this[i]=o;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[i,o]of n){let{wrapped:r}=o,l=this[i];r!==!0||this._$AL.has(i)||l===void 0||this.C(i,void 0,o,l)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(t)):this._$EM()}catch(n){throw e=!1,this._$EM(),n}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};f.elementStyles=[],f.shadowRootOptions={mode:"open"},f[T("elementProperties")]=new Map,f[T("finalized")]=new Map,Xe?.({ReactiveElement:f}),(N.reactiveElementVersions??=[]).push("2.1.2");var te=globalThis,ge=s=>s,z=te.trustedTypes,ye=z?z.createPolicy("lit-html",{createHTML:s=>s}):void 0,we="$lit$",y=`lit$${Math.random().toFixed(9).slice(2)}$`,Se="?"+y,et=`<${Se}>`,b=document,H=()=>b.createComment(""),k=s=>s===null||typeof s!="object"&&typeof s!="function",ne=Array.isArray,tt=s=>ne(s)||typeof s?.[Symbol.iterator]=="function",Z=`[ 	
\f\r]`,C=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,_e=/-->/g,ve=/>/g,v=RegExp(`>|${Z}(?:([^\\s"'>=/]+)(${Z}*=${Z}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),$e=/'/g,be=/"/g,Ae=/^(?:script|style|textarea|title)$/i,se=s=>(e,...t)=>({_$litType$:s,strings:e,values:t}),m=se(1),Et=se(2),Tt=se(3),x=Symbol.for("lit-noChange"),d=Symbol.for("lit-nothing"),xe=new WeakMap,$=b.createTreeWalker(b,129);function Ee(s,e){if(!ne(s)||!s.hasOwnProperty("raw"))throw Error("invalid template strings array");return ye!==void 0?ye.createHTML(e):e}var nt=(s,e)=>{let t=s.length-1,n=[],i,o=e===2?"<svg>":e===3?"<math>":"",r=C;for(let l=0;l<t;l++){let a=s[l],h,u,c=-1,p=0;for(;p<a.length&&(r.lastIndex=p,u=r.exec(a),u!==null);)p=r.lastIndex,r===C?u[1]==="!--"?r=_e:u[1]!==void 0?r=ve:u[2]!==void 0?(Ae.test(u[2])&&(i=RegExp("</"+u[2],"g")),r=v):u[3]!==void 0&&(r=v):r===v?u[0]===">"?(r=i??C,c=-1):u[1]===void 0?c=-2:(c=r.lastIndex-u[2].length,h=u[1],r=u[3]===void 0?v:u[3]==='"'?be:$e):r===be||r===$e?r=v:r===_e||r===ve?r=C:(r=v,i=void 0);let g=r===v&&s[l+1].startsWith("/>")?" ":"";o+=r===C?a+et:c>=0?(n.push(h),a.slice(0,c)+we+a.slice(c)+y+g):a+y+(c===-2?l:g)}return[Ee(s,o+(s[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]},P=class s{constructor({strings:e,_$litType$:t},n){let i;this.parts=[];let o=0,r=0,l=e.length-1,a=this.parts,[h,u]=nt(e,t);if(this.el=s.createElement(h,n),$.currentNode=this.el.content,t===2||t===3){let c=this.el.content.firstChild;c.replaceWith(...c.childNodes)}for(;(i=$.nextNode())!==null&&a.length<l;){if(i.nodeType===1){if(i.hasAttributes())for(let c of i.getAttributeNames())if(c.endsWith(we)){let p=u[r++],g=i.getAttribute(c).split(y),L=/([.?@])?(.*)/.exec(p);a.push({type:1,index:o,name:L[2],strings:g,ctor:L[1]==="."?Y:L[1]==="?"?Q:L[1]==="@"?X:S}),i.removeAttribute(c)}else c.startsWith(y)&&(a.push({type:6,index:o}),i.removeAttribute(c));if(Ae.test(i.tagName)){let c=i.textContent.split(y),p=c.length-1;if(p>0){i.textContent=z?z.emptyScript:"";for(let g=0;g<p;g++)i.append(c[g],H()),$.nextNode(),a.push({type:2,index:++o});i.append(c[p],H())}}}else if(i.nodeType===8)if(i.data===Se)a.push({type:2,index:o});else{let c=-1;for(;(c=i.data.indexOf(y,c+1))!==-1;)a.push({type:7,index:o}),c+=y.length-1}o++}}static createElement(e,t){let n=b.createElement("template");return n.innerHTML=e,n}};function w(s,e,t=s,n){if(e===x)return e;let i=n!==void 0?t._$Co?.[n]:t._$Cl,o=k(e)?void 0:e._$litDirective$;return i?.constructor!==o&&(i?._$AO?.(!1),o===void 0?i=void 0:(i=new o(s),i._$AT(s,t,n)),n!==void 0?(t._$Co??=[])[n]=i:t._$Cl=i),i!==void 0&&(e=w(s,i._$AS(s,e.values),i,n)),e}var J=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,i=(e?.creationScope??b).importNode(t,!0);$.currentNode=i;let o=$.nextNode(),r=0,l=0,a=n[0];for(;a!==void 0;){if(r===a.index){let h;a.type===2?h=new R(o,o.nextSibling,this,e):a.type===1?h=new a.ctor(o,a.name,a.strings,this,e):a.type===6&&(h=new ee(o,this,e)),this._$AV.push(h),a=n[++l]}r!==a?.index&&(o=$.nextNode(),r++)}return $.currentNode=b,i}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,t),t+=n.strings.length-2):n._$AI(e[t])),t++}},R=class s{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,i){this.type=2,this._$AH=d,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=i,this._$Cv=i?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=w(this,e,t),k(e)?e===d||e==null||e===""?(this._$AH!==d&&this._$AR(),this._$AH=d):e!==this._$AH&&e!==x&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):tt(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==d&&k(this._$AH)?this._$AA.nextSibling.data=e:this.T(b.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,i=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=P.createElement(Ee(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===i)this._$AH.p(t);else{let o=new J(i,this),r=o.u(this.options);o.p(t),this.T(r),this._$AH=o}}_$AC(e){let t=xe.get(e.strings);return t===void 0&&xe.set(e.strings,t=new P(e)),t}k(e){ne(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,n,i=0;for(let o of e)i===t.length?t.push(n=new s(this.O(H()),this.O(H()),this,this.options)):n=t[i],n._$AI(o),i++;i<t.length&&(this._$AR(n&&n._$AB.nextSibling,i),t.length=i)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let n=ge(e).nextSibling;ge(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},S=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,i,o){this.type=1,this._$AH=d,this._$AN=void 0,this.element=e,this.name=t,this._$AM=i,this.options=o,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=d}_$AI(e,t=this,n,i){let o=this.strings,r=!1;if(o===void 0)e=w(this,e,t,0),r=!k(e)||e!==this._$AH&&e!==x,r&&(this._$AH=e);else{let l=e,a,h;for(e=o[0],a=0;a<o.length-1;a++)h=w(this,l[n+a],t,a),h===x&&(h=this._$AH[a]),r||=!k(h)||h!==this._$AH[a],h===d?e=d:e!==d&&(e+=(h??"")+o[a+1]),this._$AH[a]=h}r&&!i&&this.j(e)}j(e){e===d?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},Y=class extends S{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===d?void 0:e}},Q=class extends S{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==d)}},X=class extends S{constructor(e,t,n,i,o){super(e,t,n,i,o),this.type=5}_$AI(e,t=this){if((e=w(this,e,t,0)??d)===x)return;let n=this._$AH,i=e===d&&n!==d||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,o=e!==d&&(n===d||i);i&&this.element.removeEventListener(this.name,this,n),o&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},ee=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){w(this,e)}};var st=te.litHtmlPolyfillSupport;st?.(P,R),(te.litHtmlVersions??=[]).push("3.3.3");var Te=(s,e,t)=>{let n=t?.renderBefore??e,i=n._$litPart$;if(i===void 0){let o=t?.renderBefore??null;n._$litPart$=i=new R(e.insertBefore(H(),o),o,void 0,t??{})}return i._$AI(s),i};var ie=globalThis,_=class extends f{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Te(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return x}};_._$litElement$=!0,_.finalized=!0,ie.litElementHydrateSupport?.({LitElement:_});var it=ie.litElementPolyfillSupport;it?.({LitElement:_});(ie.litElementVersions??=[]).push("4.2.2");var He="footfall";function ke(s,e,t,n){return ot(s,e).find(i=>i.translation_key===n&&i.entity_id.startsWith(`${t}.`))?.entity_id}function ot(s,e){return rt(s).get(e)??[]}var Ce=new WeakMap;function rt(s){let e=Ce.get(s.entities);if(e)return e;let t=new Map;for(let n of Object.values(s.entities))n.platform!==He||!n.device_id||t.set(n.device_id,[...t.get(n.device_id)??[],n]);return Ce.set(s.entities,t),t}function Pe(s,e){return e===void 0?void 0:s.states[e]}var at=new Set(["unavailable","unknown",""]);function Re(s){if(!s||at.has(s.state))return null;let e=Number(s.state);return Number.isFinite(e)?e:null}function Oe(s,e){let t=s.entities[e];return t?.platform===He?t:void 0}var Fe=[2e3,5e3,15e3,6e4],I=class{constructor(e,t){this.source=e;this.connection=t}source;connection;#e={status:"loading"};#t=new Set;#n;#s;#i=0;get state(){return this.#e}watch(e){return this.#t.add(e),this.#t.size===1&&(this.connection.addEventListener("ready",this.refresh),this.#o()),e(this.#e),()=>{this.#t.delete(e),this.#t.size===0&&(this.connection.removeEventListener("ready",this.refresh),this.#r())}}refresh=()=>{this.#t.size!==0&&(this.#i=0,this.#r(),this.#o())};#o(){let e=!0,t=this.source(n=>{e&&(this.#i=0,this.#a({status:"ready",value:n}))},n=>{if(!e)return;this.#a({status:"failed",value:this.#e.value,problem:lt(n)});let i=Fe[Math.min(this.#i,Fe.length-1)];this.#i+=1,this.#s=setTimeout(()=>{this.#r(),this.#o()},i)});this.#n=()=>{e=!1,t()}}#r(){clearTimeout(this.#s),this.#n?.(),this.#n=void 0}#a(e){this.#e=e;for(let t of[...this.#t])t(e)}};function lt(s){if(typeof s=="object"&&s!==null){let{code:e,message:t}=s;return{code:typeof e=="string"?e:typeof e=="number"?"connection":"unknown",message:typeof t=="string"?t:""}}return{code:"unknown",message:String(s)}}function De(s,e,t){return(n,i)=>{let o=0,r=()=>{o=Date.now(),s.callWS(e).then(n,i)},l=()=>{document.visibilityState!=="hidden"&&Date.now()-o>=t*1e3&&r()},a=setInterval(l,t*1e3);return document.addEventListener("visibilitychange",l),r(),()=>{clearInterval(a),document.removeEventListener("visibilitychange",l)}}}var ct=300;var Le=new WeakMap;function dt(s,e,t){let n=Le.get(s.connection)??new Map;Le.set(s.connection,n);let i=JSON.stringify(e),o=n.get(i)??t();return n.set(i,o),o}function ht(s,e,t){return dt(s,e,()=>new I(De(s,e,t),s.connection))}function Ue(s){return ht(s,{type:"footfall/shops"},ct)}var O=class{constructor(e,t){this.host=e;this.pick=t;e.addController(this)}host;pick;state={status:"loading"};#e;#t;#n=!1;refresh(){this.#e?.refresh()}hostConnected(){this.#e&&this.#s(this.#e)}hostUpdate(){let e=this.pick();e!==this.#e&&(this.hostDisconnected(),this.#e=e,this.state={status:"loading"},this.#n=!0,e&&this.#s(e),this.#n=!1)}hostDisconnected(){this.#t?.(),this.#t=void 0}#s(e){this.#t=e.watch(t=>{this.state=t,this.#n||this.host.requestUpdate()})}};var ut={comma_decimal:["en-US","en"],decimal_comma:["de","es","it"],space_comma:["fr","sv","cs"],quote_decimal:["de-CH"]};function oe(s){if(s.number_format!=="system")return ut[s.number_format]??s.language}var K=class{#e;#t;constructor(e){this.#e=e.locale,this.#t=e.locale.time_zone==="server"?e.config.time_zone:void 0}number=(e,t=0)=>{if(e===null)return"\u2013";let n=this.#e.number_format!=="none";return new Intl.NumberFormat(oe(this.#e),{maximumFractionDigits:t,useGrouping:n}).format(e)};percent=e=>e===null?"\u2013":new Intl.NumberFormat(oe(this.#e),{style:"percent",maximumFractionDigits:0}).format(e);minutes=e=>{if(e===null)return"\u2013";let t=Math.floor(Math.round(e)/60),n=Math.round(e)-t*60,i=(o,r,l=0)=>new Intl.NumberFormat(oe(this.#e),{style:"unit",unit:r,unitDisplay:"short",maximumFractionDigits:l}).format(o);return t===0?i(e<10?e:n,"minute",e<10?1:0):n===0?i(t,"hour"):`${i(t,"hour")} ${i(n,"minute")}`};time=e=>this.#i(e,{hour:this.#n?"numeric":"2-digit",minute:"2-digit",...this.#s});hour=e=>this.#n?this.#i(e,{hour:"numeric",hour12:!0}):new Intl.DateTimeFormat("en-GB",{hour:"2-digit",hourCycle:"h23",timeZone:this.#t}).format(new Date(e));weekday=(e,t="long")=>this.#o(e,{weekday:t});dayMonth=e=>this.#o(e,{day:"numeric",month:"short"});date=e=>this.#o(e,{weekday:"long",day:"numeric",month:"long",year:"numeric"});span=(e,t)=>new Intl.DateTimeFormat(this.#e.language,{day:"numeric",month:"long",year:"numeric",timeZone:"UTC"}).formatRange(re(e),re(t));relative=(e,t=new Date)=>{let n=(new Date(e).getTime()-t.getTime())/1e3,i=new Intl.RelativeTimeFormat(this.#e.language,{numeric:"auto"}),o=[["day",86400],["hour",3600],["minute",60]];for(let[r,l]of o)if(Math.abs(n)>=l)return i.format(Math.trunc(n/l),r);return i.format(0,"second")};get#n(){let{time_format:e,language:t}=this.#e;return e==="12"?!0:e==="24"?!1:new Intl.DateTimeFormat(e==="system"?void 0:t,{hour:"numeric"}).resolvedOptions().hour12??!1}get#s(){return this.#n?{hour12:!0}:{hourCycle:"h23"}}#i(e,t){return new Intl.DateTimeFormat(this.#e.language,{...t,timeZone:this.#t}).format(new Date(e))}#o(e,t){return new Intl.DateTimeFormat(this.#e.language,{...t,timeZone:"UTC"}).format(re(e))}};function re(s){return new Date(`${s}T12:00:00Z`)}var Me=W`
  :host {
    --footfall-series: var(--graph-color-1, var(--color-1, #4269d0));
    --footfall-normal: var(--secondary-text-color);
    --footfall-quiet-fill: var(--ha-color-fill-neutral-quiet-resting, rgba(127, 127, 127, 0.12));
    display: block;
    height: 100%;
  }
  ha-card {
    box-sizing: border-box;
    display: flex;
    flex-direction: column;
    height: 100%;
    overflow: hidden;
    container-type: inline-size;
  }
  .content {
    box-sizing: border-box;
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: var(--ha-space-3, 12px);
    min-height: 0;
    padding: var(--ha-space-4, 16px);
  }
  p {
    margin: 0;
  }
  .big {
    font-size: 40px;
    font-variant-numeric: tabular-nums;
    font-weight: 400;
    line-height: 1;
  }
  .quiet,
  .stale,
  small {
    color: var(--secondary-text-color);
    font-size: var(--ha-font-size-s, 12px);
  }
  .stale {
    padding: 0 var(--ha-space-4, 16px) var(--ha-space-2, 8px);
  }
  .note {
    align-items: center;
    color: var(--secondary-text-color);
    display: flex;
    flex: 1;
    gap: var(--ha-space-3, 12px);
    min-height: 56px;
    padding: var(--ha-space-4, 16px);
  }
  .note ha-icon {
    flex: none;
  }
  .loading {
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: var(--ha-space-3, 12px);
    padding: var(--ha-space-4, 16px);
  }
  .loading span {
    animation: breathe 1.6s ease-in-out infinite;
    background: var(--footfall-quiet-fill);
    border-radius: var(--ha-border-radius-md, 8px);
    height: 16px;
    width: 60%;
  }
  .loading span:first-child {
    height: 40px;
    width: 30%;
  }
  .loading span:last-child {
    flex: 1;
    min-height: 16px;
    width: 100%;
  }
  button {
    align-items: center;
    background: none;
    border: none;
    border-radius: var(--ha-border-radius-md, 8px);
    color: inherit;
    cursor: pointer;
    display: inline-flex;
    font: inherit;
    gap: var(--ha-space-2, 8px);
    justify-content: center;
    min-height: 44px;
    min-width: 44px;
    padding: 0 var(--ha-space-2, 8px);
  }
  button:hover {
    background: var(--footfall-quiet-fill);
  }
  button:disabled {
    background: none;
    cursor: default;
    opacity: 0.5;
  }
  :focus-visible {
    outline: 2px solid var(--primary-color);
    outline-offset: 2px;
  }
  svg {
    display: block;
    overflow: visible;
  }
  svg text {
    fill: var(--secondary-text-color);
    font-size: 12px;
    font-variant-numeric: tabular-nums;
  }
  .hidden {
    block-size: 1px;
    clip-path: inset(50%);
    inline-size: 1px;
    overflow: hidden;
    position: absolute;
    white-space: nowrap;
  }
  @keyframes breathe {
    50% {
      opacity: 0.4;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .loading span {
      animation: none;
    }
  }
`;var le="config_panel",ae=new Map;function Ne(s,e){let t=ae.get(s.language);if(t===!0)return!0;let n=t??s.loadBackendTranslation(le,"footfall").then(()=>!0,()=>!0);return ae.set(s.language,n),n.then(()=>{ae.set(s.language,!0),e()}),!1}async function ze(s){return await s.loadBackendTranslation(le,"footfall").catch(()=>{}),new F(s)}var F=class{#e;#t;constructor(e){this.#e=e,this.#t=new Intl.PluralRules(e.language)}say=(e,t)=>A(this.#e.localize,e,t);count=(e,t,n={})=>{let i=this.#t.select(t)==="one"?"one":"other";return this.say(`${e}_${i}`,{count:t,...n})}};function A(s,e,t){return s(`component.footfall.${le}.${e}`,t)||pt(e)}function pt(s){let e=s.slice(s.indexOf(".")+1).replaceAll("_"," ");return e.charAt(0).toUpperCase()+e.slice(1)}var ft=["localize","locale","language","themes","entities","connection","user"],j=class extends _{static properties={hass:{attribute:!1},config:{state:!0}};static styles=Me;#e=new O(this,()=>this.hass&&Ue(this.hass));#t=new O(this,()=>{let e=this.shop;return this.hass&&e?this.feed?.(this.hass,e):void 0});static getStubConfig(){return{}}setConfig(e){for(let t of["shop","title"])if(e[t]!==void 0&&typeof e[t]!="string")throw new Error(`${t}: has to be a text`);this.config=e}getCardSize(){return 4}getGridOptions(){return{columns:12,rows:"auto",min_columns:6}}get shop(){let e=this.#e.state.value,t=this.config?.shop;return t===void 0?e?.[0]:e?.find(n=>n.entry_id===t)}refresh(){this.#t.refresh()}shouldUpdate(e){let t=e.get("hass"),n=this.hass;if(e.size!==1||!t||!n||ft.some(r=>t[r]!==n[r]))return!0;let i=this.shop;return(i&&this.watched?.(n,i))?.some(r=>r!==void 0&&t.states[r]!==n.states[r])??!1}render(){if(!this.hass||!this.config)return d;let e=Ne(this.hass,()=>{this.requestUpdate()});return m`<ha-card .header=${this.config.title}>${e?this.#n(this.hass):ce()}</ha-card>`}#n(e){let t=new F(e),n=this.#e.state;if(n.value===void 0)return n.problem?Ie(t,n.problem):ce(t);let i=this.shop;if(!i)return D(t,n.value.length?"common.shop_gone":"common.no_shop","mdi:store-off-outline");let o=new K(e);if(!this.feed?.(e,i))return this.content({hass:e,shop:i,data:void 0,texts:t,format:o});let{value:r,problem:l}=this.#t.state;return r===void 0?l?Ie(t,l):ce(t):m`${this.content({hass:e,shop:i,data:r,texts:t,format:o})}
    ${l?m`<p class="stale">${t.say("common.stale")}</p>`:d}`}};function D(s,e,t){return m`<div class="note" role="status">
    <ha-icon .icon=${t}></ha-icon>
    <p>${s.say(e)}</p>
  </div>`}function Ie(s,{code:e,message:t}){return e==="unauthorized"?D(s,"common.unauthorized","mdi:lock-outline"):e==="not_found"?D(s,"common.not_running","mdi:store-off-outline"):m`<div class="note" role="alert">
    <ha-icon icon="mdi:alert-circle-outline"></ha-icon>
    <p>${s.say("common.failed")}<br /><small>${t||e}</small></p>
  </div>`}function ce(s){return m`<div class="loading" role="status" aria-label=${s?.say("common.loading")??d}>
    <span></span><span></span><span></span>
  </div>`}var mt={name:"shop",selector:{config_entry:{integration:"footfall"}}},gt={name:"title",selector:{text:{}}},yt={shop:"common.shop",title:"common.title"},_t={shop:"common.shop_helper",title:"common.title_helper"};function Ke(s=[],e={}){return{schema:[mt,gt,...s],computeLabel:(t,n)=>{let i=e[t.name]??yt[t.name];return i?A(n,i):t.name},computeHelper:(t,n)=>{let i=_t[t.name];return i&&A(n,i)}}}var vt=["occupancy","occupancy_low","occupancy_high","busyness"],B=class extends j{static getConfigForm(){return Ke()}watched(e,t){return vt.map(n=>ke(e,t.device_id,"sensor",n))}content({hass:e,shop:t,texts:n,format:i}){let[o=null,r=null,l=null]=this.watched(e,t).map(a=>Re(Pe(e,a)));return o===null?D(n,"people.unavailable","mdi:ear-hearing-off"):m`<div class="content">
      <p class="big">${n.count("people.people",o,{count:i.number(o)})}</p>
      <p>${n.say("people.between",{low:i.number(r),high:i.number(l)})}</p>
    </div>`}};var je=[{tag:"footfall-people-card",element:B,texts:"people",beside:["occupied","occupancy"]}];var $t="https://github.com/footfall-ha/footfall/blob/main/docs/dashboard.md";function Be(s,e){window.customCards??=[];for(let t of s)customElements.get(t.tag)||customElements.define(t.tag,t.element),window.customCards.push(bt(t,e))}function bt(s,e){let t=n=>A(e()?.localize??(()=>""),n);return{type:s.tag,get name(){return t(`${s.texts}.name`)},get description(){return t(`${s.texts}.description`)},preview:!0,documentationURL:$t,getEntitySuggestion:(n,i)=>{let o=Oe(n,i);if(!o?.translation_key||!s.beside.includes(o.translation_key))return null;let r=o.device_id?n.devices[o.device_id]?.primary_config_entry:void 0;return{config:{type:`custom:${s.tag}`,...r?{shop:r}:{}}}}}}var qe=()=>document.querySelector("home-assistant")?.hass;Be(je,qe);window.hassConnection?.then(()=>{let s=qe();return s&&ze(s)});
/*! Bundled license information:

@lit/reactive-element/css-tag.js:
  (**
   * @license
   * Copyright 2019 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

@lit/reactive-element/reactive-element.js:
lit-html/lit-html.js:
lit-element/lit-element.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/is-server.js:
  (**
   * @license
   * Copyright 2022 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
