var Z=globalThis,J=Z.ShadowRoot&&(Z.ShadyCSS===void 0||Z.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,pe=Symbol(),Ie=new WeakMap,U=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==pe)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(J&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=Ie.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&Ie.set(t,e))}return e}toString(){return this.cssText}},qe=r=>new U(typeof r=="string"?r:r+"",void 0,pe),y=(r,...e)=>{let t=r.length===1?r[0]:e.reduce((n,s,o)=>n+(i=>{if(i._$cssResult$===!0)return i.cssText;if(typeof i=="number")return i;throw Error("Value passed to 'css' function must be a 'css' function result: "+i+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(s)+r[o+1],r[0]);return new U(t,r,pe)},Ke=(r,e)=>{if(J)r.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let n=document.createElement("style"),s=Z.litNonce;s!==void 0&&n.setAttribute("nonce",s),n.textContent=t.cssText,r.appendChild(n)}},he=J?r=>r:r=>r instanceof CSSStyleSheet?(e=>{let t="";for(let n of e.cssRules)t+=n.cssText;return qe(t)})(r):r;var{is:rn,defineProperty:sn,getOwnPropertyDescriptor:on,getOwnPropertyNames:an,getOwnPropertySymbols:ln,getPrototypeOf:cn}=Object,Q=globalThis,We=Q.trustedTypes,dn=We?We.emptyScript:"",un=Q.reactiveElementPolyfillSupport,z=(r,e)=>r,me={toAttribute(r,e){switch(e){case Boolean:r=r?dn:null;break;case Object:case Array:r=r==null?r:JSON.stringify(r)}return r},fromAttribute(r,e){let t=r;switch(e){case Boolean:t=r!==null;break;case Number:t=r===null?null:Number(r);break;case Object:case Array:try{t=JSON.parse(r)}catch{t=null}}return t}},Ve=(r,e)=>!rn(r,e),Be={attribute:!0,type:String,converter:me,reflect:!1,useDefault:!1,hasChanged:Ve};Symbol.metadata??=Symbol("metadata"),Q.litPropertyMetadata??=new WeakMap;var x=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=Be){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),s=this.getPropertyDescriptor(e,n,t);s!==void 0&&sn(this.prototype,e,s)}}static getPropertyDescriptor(e,t,n){let{get:s,set:o}=on(this.prototype,e)??{get(){return this[t]},set(i){this[t]=i}};return{get:s,set(i){let a=s?.call(this);o?.call(this,i),this.requestUpdate(e,a,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??Be}static _$Ei(){if(this.hasOwnProperty(z("elementProperties")))return;let e=cn(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(z("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(z("properties"))){let t=this.properties,n=[...an(t),...ln(t)];for(let s of n)this.createProperty(s,t[s])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[n,s]of t)this.elementProperties.set(n,s)}this._$Eh=new Map;for(let[t,n]of this.elementProperties){let s=this._$Eu(t,n);s!==void 0&&this._$Eh.set(s,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let s of n)t.unshift(he(s))}else e!==void 0&&t.push(he(e));return t}static _$Eu(e,t){let n=t.attribute;return n===!1?void 0:typeof n=="string"?n:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Ke(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),s=this.constructor._$Eu(e,n);if(s!==void 0&&n.reflect===!0){let o=(n.converter?.toAttribute!==void 0?n.converter:me).toAttribute(t,n.type);this._$Em=e,o==null?this.removeAttribute(s):this.setAttribute(s,o),this._$Em=null}}_$AK(e,t){let n=this.constructor,s=n._$Eh.get(e);if(s!==void 0&&this._$Em!==s){let o=n.getPropertyOptions(s),i=typeof o.converter=="function"?{fromAttribute:o.converter}:o.converter?.fromAttribute!==void 0?o.converter:me;this._$Em=s;let a=i.fromAttribute(t,o.type);this[s]=a??this._$Ej?.get(s)??a,this._$Em=null}}requestUpdate(e,t,n,s=!1,o){if(e!==void 0){let i=this.constructor;if(s===!1&&(o=this[e]),n??=i.getPropertyOptions(e),!((n.hasChanged??Ve)(o,t)||n.useDefault&&n.reflect&&o===this._$Ej?.get(e)&&!this.hasAttribute(i._$Eu(e,n))))return;this.C(e,t,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:s,wrapped:o},i){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,i??t??this[e]),o!==!0||i!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),s===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[s,o]of this._$Ep)this[s]=o;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[s,o]of n){let{wrapped:i}=o,a=this[s];i!==!0||this._$AL.has(s)||a===void 0||this.C(s,void 0,o,a)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(t)):this._$EM()}catch(n){throw e=!1,this._$EM(),n}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};x.elementStyles=[],x.shadowRootOptions={mode:"open"},x[z("elementProperties")]=new Map,x[z("finalized")]=new Map,un?.({ReactiveElement:x}),(Q.reactiveElementVersions??=[]).push("2.1.2");var we=globalThis,je=r=>r,X=we.trustedTypes,Ye=X?X.createPolicy("lit-html",{createHTML:r=>r}):void 0,et="$lit$",_=`lit$${Math.random().toFixed(9).slice(2)}$`,tt="?"+_,pn=`<${tt}>`,E=document,I=()=>E.createComment(""),q=r=>r===null||typeof r!="object"&&typeof r!="function",$e=Array.isArray,hn=r=>$e(r)||typeof r?.[Symbol.iterator]=="function",fe=`[ 	
\f\r]`,N=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Ge=/-->/g,Ze=/>/g,T=RegExp(`>|${fe}(?:([^\\s"'>=/]+)(${fe}*=${fe}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Je=/'/g,Qe=/"/g,nt=/^(?:script|style|textarea|title)$/i,_e=r=>(e,...t)=>({_$litType$:r,strings:e,values:t}),c=_e(1),fr=_e(2),gr=_e(3),A=Symbol.for("lit-noChange"),h=Symbol.for("lit-nothing"),Xe=new WeakMap,C=E.createTreeWalker(E,129);function rt(r,e){if(!$e(r)||!r.hasOwnProperty("raw"))throw Error("invalid template strings array");return Ye!==void 0?Ye.createHTML(e):e}var mn=(r,e)=>{let t=r.length-1,n=[],s,o=e===2?"<svg>":e===3?"<math>":"",i=N;for(let a=0;a<t;a++){let l=r[a],d,u,p=-1,f=0;for(;f<l.length&&(i.lastIndex=f,u=i.exec(l),u!==null);)f=i.lastIndex,i===N?u[1]==="!--"?i=Ge:u[1]!==void 0?i=Ze:u[2]!==void 0?(nt.test(u[2])&&(s=RegExp("</"+u[2],"g")),i=T):u[3]!==void 0&&(i=T):i===T?u[0]===">"?(i=s??N,p=-1):u[1]===void 0?p=-2:(p=i.lastIndex-u[2].length,d=u[1],i=u[3]===void 0?T:u[3]==='"'?Qe:Je):i===Qe||i===Je?i=T:i===Ge||i===Ze?i=N:(i=T,s=void 0);let g=i===T&&r[a+1].startsWith("/>")?" ":"";o+=i===N?l+pn:p>=0?(n.push(d),l.slice(0,p)+et+l.slice(p)+_+g):l+_+(p===-2?a:g)}return[rt(r,o+(r[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]},K=class r{constructor({strings:e,_$litType$:t},n){let s;this.parts=[];let o=0,i=0,a=e.length-1,l=this.parts,[d,u]=mn(e,t);if(this.el=r.createElement(d,n),C.currentNode=this.el.content,t===2||t===3){let p=this.el.content.firstChild;p.replaceWith(...p.childNodes)}for(;(s=C.nextNode())!==null&&l.length<a;){if(s.nodeType===1){if(s.hasAttributes())for(let p of s.getAttributeNames())if(p.endsWith(et)){let f=u[i++],g=s.getAttribute(p).split(_),G=/([.?@])?(.*)/.exec(f);l.push({type:1,index:o,name:G[2],strings:g,ctor:G[1]==="."?ye:G[1]==="?"?be:G[1]==="@"?ve:O}),s.removeAttribute(p)}else p.startsWith(_)&&(l.push({type:6,index:o}),s.removeAttribute(p));if(nt.test(s.tagName)){let p=s.textContent.split(_),f=p.length-1;if(f>0){s.textContent=X?X.emptyScript:"";for(let g=0;g<f;g++)s.append(p[g],I()),C.nextNode(),l.push({type:2,index:++o});s.append(p[f],I())}}}else if(s.nodeType===8)if(s.data===tt)l.push({type:2,index:o});else{let p=-1;for(;(p=s.data.indexOf(_,p+1))!==-1;)l.push({type:7,index:o}),p+=_.length-1}o++}}static createElement(e,t){let n=E.createElement("template");return n.innerHTML=e,n}};function P(r,e,t=r,n){if(e===A)return e;let s=n!==void 0?t._$Co?.[n]:t._$Cl,o=q(e)?void 0:e._$litDirective$;return s?.constructor!==o&&(s?._$AO?.(!1),o===void 0?s=void 0:(s=new o(r),s._$AT(r,t,n)),n!==void 0?(t._$Co??=[])[n]=s:t._$Cl=s),s!==void 0&&(e=P(r,s._$AS(r,e.values),s,n)),e}var ge=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,s=(e?.creationScope??E).importNode(t,!0);C.currentNode=s;let o=C.nextNode(),i=0,a=0,l=n[0];for(;l!==void 0;){if(i===l.index){let d;l.type===2?d=new W(o,o.nextSibling,this,e):l.type===1?d=new l.ctor(o,l.name,l.strings,this,e):l.type===6&&(d=new xe(o,this,e)),this._$AV.push(d),l=n[++a]}i!==l?.index&&(o=C.nextNode(),i++)}return C.currentNode=E,s}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,t),t+=n.strings.length-2):n._$AI(e[t])),t++}},W=class r{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,s){this.type=2,this._$AH=h,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=s,this._$Cv=s?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=P(this,e,t),q(e)?e===h||e==null||e===""?(this._$AH!==h&&this._$AR(),this._$AH=h):e!==this._$AH&&e!==A&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):hn(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==h&&q(this._$AH)?this._$AA.nextSibling.data=e:this.T(E.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,s=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=K.createElement(rt(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===s)this._$AH.p(t);else{let o=new ge(s,this),i=o.u(this.options);o.p(t),this.T(i),this._$AH=o}}_$AC(e){let t=Xe.get(e.strings);return t===void 0&&Xe.set(e.strings,t=new K(e)),t}k(e){$e(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,n,s=0;for(let o of e)s===t.length?t.push(n=new r(this.O(I()),this.O(I()),this,this.options)):n=t[s],n._$AI(o),s++;s<t.length&&(this._$AR(n&&n._$AB.nextSibling,s),t.length=s)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let n=je(e).nextSibling;je(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},O=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,s,o){this.type=1,this._$AH=h,this._$AN=void 0,this.element=e,this.name=t,this._$AM=s,this.options=o,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=h}_$AI(e,t=this,n,s){let o=this.strings,i=!1;if(o===void 0)e=P(this,e,t,0),i=!q(e)||e!==this._$AH&&e!==A,i&&(this._$AH=e);else{let a=e,l,d;for(e=o[0],l=0;l<o.length-1;l++)d=P(this,a[n+l],t,l),d===A&&(d=this._$AH[l]),i||=!q(d)||d!==this._$AH[l],d===h?e=h:e!==h&&(e+=(d??"")+o[l+1]),this._$AH[l]=d}i&&!s&&this.j(e)}j(e){e===h?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},ye=class extends O{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===h?void 0:e}},be=class extends O{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==h)}},ve=class extends O{constructor(e,t,n,s,o){super(e,t,n,s,o),this.type=5}_$AI(e,t=this){if((e=P(this,e,t,0)??h)===A)return;let n=this._$AH,s=e===h&&n!==h||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,o=e!==h&&(n===h||s);s&&this.element.removeEventListener(this.name,this,n),o&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},xe=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){P(this,e)}};var fn=we.litHtmlPolyfillSupport;fn?.(K,W),(we.litHtmlVersions??=[]).push("3.3.3");var st=(r,e,t)=>{let n=t?.renderBefore??e,s=n._$litPart$;if(s===void 0){let o=t?.renderBefore??null;n._$litPart$=s=new W(e.insertBefore(I(),o),o,void 0,t??{})}return s._$AI(r),s};var ke=globalThis,k=class extends x{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=st(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return A}};k._$litElement$=!0,k.finalized=!0,ke.litElementHydrateSupport?.({LitElement:k});var gn=ke.litElementPolyfillSupport;gn?.({LitElement:k});(ke.litElementVersions??=[]).push("4.2.2");var ee=class{#e;#t=!1;press(e){this.release(),this.#t=!1,this.#e=setTimeout(()=>{this.#n(e)},450)}release(){clearTimeout(this.#e),this.#e=void 0}click(e){this.release(),this.#t||e(),this.#t=!1}#n(e){this.#t=!0,e(),this.#e=setTimeout(()=>{this.#n(e)},110)}};var te=r=>({value:Se(r??0),touched:!1}),ot=(r,e)=>r.touched?r:te(e),D=(r,e)=>({value:Se(r.value+e),touched:!0});function it(r,e){let t=e.trim();return/^\d+$/.test(t)?{value:Se(Number(t)),touched:!0}:r}function at(r,e){switch(e){case"ArrowUp":return D(r,1);case"ArrowDown":return D(r,-1);case"PageUp":return D(r,10);case"PageDown":return D(r,-10);case"Home":return{value:0,touched:!0};default:return null}}var Se=r=>Math.min(1e4,Math.max(0,Math.round(r)));var lt=y`
  .content {
    min-height: 240px;
  }
  .question {
    font-size: var(--ha-font-size-l, 16px);
    font-weight: var(--ha-font-weight-medium, 500);
    text-align: center;
  }
  .stepper {
    align-items: center;
    display: grid;
    gap: var(--ha-space-2, 8px);
    grid-template-columns: minmax(64px, 1fr) minmax(96px, 1.4fr) minmax(64px, 1fr);
  }
  .step {
    background: var(--footfall-quiet-fill);
    border-radius: var(--ha-border-radius-lg, 12px);
    min-height: 72px;
    touch-action: manipulation;
    user-select: none;
  }
  .step ha-icon {
    --mdc-icon-size: 32px;
  }
  .step:active {
    background: color-mix(in srgb, var(--primary-text-color) 18%, transparent);
  }
  input {
    background: none;
    border: none;
    border-bottom: 2px solid var(--divider-color, rgba(127, 127, 127, 0.4));
    box-sizing: border-box;
    color: inherit;
    font: inherit;
    font-size: 48px;
    font-variant-numeric: tabular-nums;
    height: 72px;
    min-width: 0;
    padding: 0;
    text-align: center;
    width: 100%;
  }
  input:focus {
    border-color: var(--primary-color);
    outline: none;
  }
  .hint {
    text-align: center;
  }
  .confirm {
    margin-top: auto;
    font-size: var(--ha-font-size-l, 16px);
    min-height: 56px;
  }
  .answer {
    justify-content: space-between;
  }
  .done {
    font-size: var(--ha-font-size-xl, 20px);
    margin-bottom: var(--ha-space-2, 8px);
  }
  .actions button {
    flex: 1 1 120px;
    min-height: 56px;
  }
`;function ct(r,e,t,n,s){return c`<div class="segmented" role="radiogroup" aria-label=${e}>
    ${t.map(o=>c`<label>
          <input
            type="radio"
            name=${r}
            .value=${o.value}
            .checked=${o.value===n}
            @change=${()=>{s(o.value)}}
          /><span>${o.label}</span>
        </label>`)}
  </div>`}function ne(r,e,t,n){return c`<select class="dropdown" aria-label=${r} @change=${o=>{let i=e[o.target.selectedIndex];i&&n(i.value)}}>
    ${e.map(({value:o,label:i})=>c`<option ?selected=${o===t}>${i}</option>`)}
  </select>`}var S=y`
  .controls {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: var(--ha-space-2, 8px);
    justify-content: space-between;
  }
  .segmented {
    background: var(--footfall-quiet-fill);
    border-radius: var(--ha-border-radius-pill, 9999px);
    display: inline-flex;
    max-width: 100%;
  }
  .segmented label {
    cursor: pointer;
    display: grid;
    min-height: 44px;
    position: relative;
  }
  .segmented input {
    appearance: none;
    border-radius: inherit;
    cursor: pointer;
    inset: 0;
    margin: 0;
    position: absolute;
  }
  .segmented span {
    align-self: center;
    border: 1px solid transparent;
    border-radius: var(--ha-border-radius-pill, 9999px);
    font-size: var(--ha-font-size-m, 14px);
    margin: 4px;
    padding: 7px 12px;
    pointer-events: none;
    text-align: center;
  }
  .segmented input:checked + span {
    background: var(--ha-card-background, var(--card-background-color, #fff));
    border-color: var(--divider-color, rgba(127, 127, 127, 0.3));
    font-weight: var(--ha-font-weight-medium, 500);
  }
  .segmented input:focus-visible {
    outline: none;
  }
  .segmented input:focus-visible + span {
    outline: 2px solid var(--primary-color);
    outline-offset: 2px;
  }
  .dropdown {
    background: var(--footfall-quiet-fill);
    border: none;
    border-radius: var(--ha-border-radius-md, 8px);
    color: inherit;
    color-scheme: inherit;
    cursor: pointer;
    font: inherit;
    font-size: var(--ha-font-size-m, 14px);
    max-width: 100%;
    min-height: 44px;
    padding-inline: 12px;
  }
  .dropdown option {
    background: var(--ha-card-background, var(--card-background-color, #fff));
    color: var(--primary-text-color);
  }
  .bordered,
  .filled {
    border: 1px solid var(--divider-color, rgba(127, 127, 127, 0.4));
    border-radius: var(--ha-border-radius-pill, 9999px);
    font-weight: var(--ha-font-weight-medium, 500);
    padding-inline: var(--ha-space-4, 16px);
  }
  .filled {
    /* A tint: white on the full colour could not be read. */
    background: color-mix(in srgb, var(--primary-color) 28%, var(--card-background-color, #fff));
    border-color: transparent;
  }
  .filled:hover {
    background: color-mix(in srgb, var(--primary-color) 38%, var(--card-background-color, #fff));
  }
  .filled:disabled {
    background: var(--footfall-quiet-fill);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--ha-space-2, 8px);
  }
  .error,
  .done {
    align-items: center;
    display: flex;
    gap: var(--ha-space-2, 8px);
  }
  .error ha-icon,
  .done ha-icon {
    flex: none;
  }
  .error ha-icon {
    color: var(--error-color);
  }
  .done ha-icon {
    color: var(--success-color);
  }
`,B=r=>c`<p class="error" role="alert"><ha-icon icon="mdi:alert-circle-outline"></ha-icon><span>${r}</span></p>`;var Te=(r,e)=>({type:"call_service",domain:"footfall",service:r,service_data:e,return_response:!0});async function Ce(r,e,t){return(await r.callWS(Te(e,t))).response}async function V(r,e){if(typeof e!="object"||e===null)return String(e);let{message:t,code:n,...s}=e,{translation_domain:o,translation_key:i,translation_placeholders:a}=s;if(o!==void 0&&i!==void 0){await r.loadBackendTranslation("exceptions",o).catch(()=>{});let l=r.localize(`component.${o}.exceptions.${i}.message`,a??{});if(l)return l}return t??String(n??"?")}var ut="footfall";function L(r,e,t,n){return yn(r,e).find(s=>s.translation_key===n&&s.entity_id.startsWith(`${t}.`))?.entity_id}function yn(r,e){return bn(r).get(e)??[]}var dt=new WeakMap;function bn(r){let e=dt.get(r.entities);if(e)return e;let t=new Map;for(let n of Object.values(r.entities))n.platform!==ut||!n.device_id||t.set(n.device_id,[...t.get(n.device_id)??[],n]);return dt.set(r.entities,t),t}function M(r,e){return e===void 0?void 0:r.states[e]}var vn=new Set(["unavailable","unknown",""]);function w(r){if(!r||vn.has(r.state))return null;let e=Number(r.state);return Number.isFinite(e)?e:null}function pt(r,e){let t=r.entities[e];return t?.platform===ut?t:void 0}var ht=[2e3,5e3,15e3,6e4],j=class{constructor(e,t){this.source=e;this.connection=t}source;connection;#e={status:"loading"};#t=new Set;#n;#r;#s=0;get state(){return this.#e}watch(e){return this.#t.add(e),this.#t.size===1&&(this.connection.addEventListener("ready",this.refresh),this.#o()),e(this.#e),()=>{this.#t.delete(e),this.#t.size===0&&(this.connection.removeEventListener("ready",this.refresh),this.#i())}}refresh=()=>{this.#t.size!==0&&(this.#s=0,this.#i(),this.#o())};#o(){let e=!0,t=this.source(n=>{e&&(this.#s=0,this.#a({status:"ready",value:n}))},n=>{if(!e)return;this.#a({status:"failed",value:this.#e.value,problem:xn(n)});let s=ht[Math.min(this.#s,ht.length-1)];this.#s+=1,this.#r=setTimeout(()=>{this.#i(),this.#o()},s)});this.#n=()=>{e=!1,t()}}#i(){clearTimeout(this.#r),this.#n?.(),this.#n=void 0}#a(e){this.#e=e;for(let t of[...this.#t])t(e)}};function xn(r){if(typeof r=="object"&&r!==null){let{code:e,message:t}=r;return{code:typeof e=="string"?e:typeof e=="number"?"connection":"unknown",message:typeof t=="string"?t:""}}return{code:"unknown",message:String(r)}}function mt(r,e){return(t,n)=>{let s=!1,o;return r.connection.subscribeMessage(t,e,{resubscribe:!1}).then(i=>{s?i():o=i},n),()=>{s=!0,Promise.resolve(o?.()).catch(()=>{})}}}function ft(r,e,t){return(n,s)=>{let o=0,i=()=>{o=Date.now(),r.callWS(e).then(n,s)},a=()=>{document.visibilityState!=="hidden"&&Date.now()-o>=t*1e3&&i()},l=setInterval(a,t*1e3);return document.addEventListener("visibilitychange",a),i(),()=>{clearInterval(l),document.removeEventListener("visibilitychange",a)}}}var wn=300,yt=600,gt=new WeakMap;function bt(r,e,t){let n=gt.get(r.connection)??new Map;gt.set(r.connection,n);let s=JSON.stringify(e),o=n.get(s)??t();return n.set(s,o),o}function $n(r,e){return bt(r,e,()=>new j(mt(r,e),r.connection))}function Ee(r,e,t){return bt(r,e,()=>new j(ft(r,e,t),r.connection))}function vt(r){return Ee(r,{type:"footfall/shops"},wn)}function xt(r,e,t){return Ee(r,{type:"footfall/pattern",entry_id:e,weeks:t},yt)}function wt(r,e,t){return Ee(r,Te("report",{config_entry_id:e,period:t}),yt)}function $t(r,e){return $n(r,{type:"footfall/subscribe_held",entry_id:e})}var $=class{constructor(e,t){this.host=e;this.pick=t;e.addController(this)}host;pick;state={status:"loading"};#e;#t;#n=!1;refresh(){this.#e?.refresh()}hostConnected(){this.#e&&this.#r(this.#e)}hostUpdate(){let e=this.pick();e!==this.#e&&(this.hostDisconnected(),this.#e=e,this.state={status:"loading"},this.#n=!0,e&&this.#r(e),this.#n=!1)}hostDisconnected(){this.#t?.(),this.#t=void 0}#r(e){this.#t=e.watch(t=>{this.state=t,this.#n||this.host.requestUpdate()})}};var _n={comma_decimal:["en-US","en"],decimal_comma:["de","es","it"],space_comma:["fr","sv","cs"],quote_decimal:["de-CH"]};function Ae(r){if(r.number_format!=="system")return _n[r.number_format]??r.language}var re=class{#e;#t;constructor(e){this.#e=e.locale,this.#t=e.locale.time_zone==="server"?e.config.time_zone:void 0}number=(e,t=0)=>{if(e===null)return"\u2013";let n=this.#e.number_format!=="none";return new Intl.NumberFormat(Ae(this.#e),{maximumFractionDigits:t,useGrouping:n}).format(e)};percent=e=>e===null?"\u2013":new Intl.NumberFormat(Ae(this.#e),{style:"percent",maximumFractionDigits:0}).format(e);minutes=e=>{if(e===null)return"\u2013";let t=Math.floor(Math.round(e)/60),n=Math.round(e)-t*60,s=(o,i,a=0)=>new Intl.NumberFormat(Ae(this.#e),{style:"unit",unit:i,unitDisplay:"short",maximumFractionDigits:a}).format(o);return t===0?s(e<10?e:n,"minute",e<10?1:0):n===0?s(t,"hour"):`${s(t,"hour")} ${s(n,"minute")}`};time=e=>this.#o(e,this.#r);hour=e=>this.#n?this.#o(e,{hour:"numeric",hour12:!0}):new Intl.DateTimeFormat("en-GB",{hour:"2-digit",hourCycle:"h23",timeZone:this.#t}).format(new Date(e));clockHour=e=>this.#n?this.#s(e,{hour:"numeric",hour12:!0}):String(e).padStart(2,"0");clockSpan=e=>{let t=n=>this.#s(n,this.#r);return`${t(e)}\u2013${t((e+1)%24)}`};moment=(e,t=new Date)=>{let n=s=>this.#o(s,{dateStyle:"short"});return n(new Date(e))===n(t)?this.time(e):this.#o(e,{weekday:"long",...this.#r})};weekday=(e,t="long")=>this.#i(e,{weekday:t});dayMonth=e=>this.#i(e,{day:"numeric",month:"short"});date=e=>this.#i(e,{weekday:"long",day:"numeric",month:"long",year:"numeric"});span=(e,t)=>new Intl.DateTimeFormat(this.#e.language,{day:"numeric",month:"long",year:"numeric",timeZone:"UTC"}).formatRange(Re(e),Re(t));relative=(e,t=new Date)=>{let n=(new Date(e).getTime()-t.getTime())/1e3,s=new Intl.RelativeTimeFormat(this.#e.language,{numeric:"auto"}),o=[["day",86400],["hour",3600],["minute",60]];for(let[i,a]of o)if(Math.abs(n)>=a)return s.format(Math.trunc(n/a),i);return s.format(0,"second")};get#n(){let{time_format:e,language:t}=this.#e;return e==="12"?!0:e==="24"?!1:new Intl.DateTimeFormat(e==="system"?void 0:t,{hour:"numeric"}).resolvedOptions().hour12??!1}get#r(){return{...this.#n?{hour:"numeric",hour12:!0}:{hour:"2-digit",hourCycle:"h23"},minute:"2-digit"}}#s(e,t){let n=new Date(Date.UTC(2024,0,1,e));return new Intl.DateTimeFormat(this.#e.language,{...t,timeZone:"UTC"}).format(n)}#o(e,t){return new Intl.DateTimeFormat(this.#e.language,{...t,timeZone:this.#t}).format(new Date(e))}#i(e,t){return new Intl.DateTimeFormat(this.#e.language,{...t,timeZone:"UTC"}).format(Re(e))}};function Re(r){return new Date(`${r}T12:00:00Z`)}var _t=y`
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
`;var Pe="config_panel",He=new Map;function kt(r,e){let t=He.get(r.language);if(t===!0)return!0;let n=t??r.loadBackendTranslation(Pe,"footfall").then(()=>!0,()=>!0);return He.set(r.language,n),n.then(()=>{He.set(r.language,!0),e()}),!1}async function St(r){return await r.loadBackendTranslation(Pe,"footfall").catch(()=>{}),new Y(r)}var Y=class{#e;#t;constructor(e){this.#e=e,this.#t=new Intl.PluralRules(e.language)}say=(e,t)=>R(this.#e.localize,e,t);count=(e,t,n={})=>{let s=this.#t.select(t)==="one"?"one":"other";return this.say(`${e}_${s}`,{count:t,...n})}};function R(r,e,t){return r(`component.footfall.${Pe}.${e}`,t)||kn(e)}function kn(r){let e=r.slice(r.indexOf(".")+1).replaceAll("_"," ");return e.charAt(0).toUpperCase()+e.slice(1)}var Sn=["localize","locale","language","themes","entities","connection","user"],m=class extends k{static properties={hass:{attribute:!1},config:{state:!0}};static styles=_t;#e=new $(this,()=>this.hass&&vt(this.hass));#t=new $(this,()=>{let e=this.shop;return this.hass&&e?this.feed?.(this.hass,e):void 0});static getStubConfig(){return{}}setConfig(e){for(let t of["shop","title"])if(e[t]!==void 0&&typeof e[t]!="string")throw new Error(`${t}: has to be a text`);this.config=e}getCardSize(){return 4}getGridOptions(){return{columns:12,rows:"auto",min_columns:6}}get shop(){let e=this.#e.state.value,t=this.config?.shop;return t===void 0?e?.[0]:e?.find(n=>n.entry_id===t)}refresh(){this.#t.refresh()}shouldUpdate(e){let t=e.get("hass"),n=this.hass;if(e.size!==1||!t||!n||Sn.some(i=>t[i]!==n[i]))return!0;let s=this.shop;return(s&&this.watched?.(n,s))?.some(i=>i!==void 0&&t.states[i]!==n.states[i])??!1}render(){if(!this.hass||!this.config)return h;let e=kt(this.hass,()=>{this.requestUpdate()});return c`<ha-card .header=${this.config.title}>${e?this.#n(this.hass):H()}</ha-card>`}#n(e){let t=new Y(e),n=this.#e.state;if(n.value===void 0)return n.problem?F(t,n.problem):H(t);let s=this.shop;if(!s)return b(t,n.value.length?"common.shop_gone":"common.no_shop","mdi:store-off-outline");let o=new re(e);if(!this.feed?.(e,s))return this.content({hass:e,shop:s,data:void 0,texts:t,format:o});let{value:i,problem:a}=this.#t.state;return i===void 0?a?F(t,a):H(t):c`${this.content({hass:e,shop:s,data:i,texts:t,format:o})}
    ${a?c`<p class="stale">${t.say("common.stale")}</p>`:h}`}};function b(r,e,t){return c`<div class="note" role="status">
    <ha-icon .icon=${t}></ha-icon>
    <p>${r.say(e)}</p>
  </div>`}function F(r,{code:e,message:t}){return e==="unauthorized"?b(r,"common.unauthorized","mdi:lock-outline"):e==="not_found"?b(r,"common.not_running","mdi:store-off-outline"):c`<div class="note" role="alert">
    <ha-icon icon="mdi:alert-circle-outline"></ha-icon>
    <p>${r.say("common.failed")}<br /><small>${t||e}</small></p>
  </div>`}function H(r){return c`<div class="loading" role="status" aria-label=${r?.say("common.loading")??h}>
    <span></span><span></span><span></span>
  </div>`}function se(r){return{select:{mode:"dropdown",options:Object.keys(r).map(t=>({value:t,get label(){let n=document.querySelector("home-assistant");return R(n?.hass?.localize??(()=>""),r[t])}}))}}}var Tn={name:"shop",selector:{config_entry:{integration:"footfall"}}},Cn={name:"title",selector:{text:{}}},En={shop:"common.shop",title:"common.title"},An={shop:"common.shop_helper",title:"common.title_helper"};function v(r=[],e={}){return{schema:[Tn,Cn,...r],computeLabel:(t,n)=>{let s=e[t.name]??En[t.name];return s?R(n,s):t.name},computeHelper:(t,n)=>{let s=An[t.name];return s&&R(n,s)}}}var oe=class extends m{static properties={...m.properties,count:{state:!0},state:{state:!0}};static styles=[m.styles,S,lt];#e=new ee;constructor(){super(),this.count=te(null),this.state={step:"counting"}}static getConfigForm(){return v()}getGridOptions(){return{columns:12,rows:"auto",min_columns:6}}disconnectedCallback(){super.disconnectedCallback(),this.#e.release()}watched(e,t){return[Et(e,t)]}willUpdate(){let{hass:e,shop:t}=this;e&&t&&this.state.step==="counting"&&(this.count=ot(this.count,Ct(e,t)))}content(e){let{state:t}=this;if(t.step==="taken"||t.step==="undone")return this.#s(e,t);let n=Ct(e.hass,e.shop);return n===null&&t.step==="counting"?b(e.texts,"calibrate.unavailable","mdi:ear-hearing-off"):this.#t(e,n)}#t({hass:e,shop:t,texts:n,format:s},o){let{state:i,count:a}=this,l=i.step==="sending",d=a.touched?n.say("calibrate.hint_changed",{estimate:s.number(o)}):n.say("calibrate.hint");return c`<div class="content">
      <p id="question" class="question">${n.say("calibrate.question")}</p>
      <div class="stepper">
        ${this.#n(-1,"mdi:minus",n.say("calibrate.fewer"),l||a.value<=0)}
        <input
          type="text"
          inputmode="numeric"
          role="spinbutton"
          autocomplete="off"
          aria-labelledby="question"
          aria-valuemin="0"
          aria-valuemax=${1e4}
          aria-valuenow=${a.value}
          .value=${String(a.value)}
          ?disabled=${l}
          @focus=${Rn}
          @change=${u=>{this.#a(u.target)}}
          @keydown=${u=>{this.#l(u)}}
        />
        ${this.#n(1,"mdi:plus",n.say("calibrate.more"),l||a.value>=1e4)}
      </div>
      <p class="quiet hint">${d}</p>
      ${i.step==="refused"?B(n.say("calibrate.failed",{reason:i.problem})):h}
      <button class="filled confirm" ?disabled=${l} @click=${()=>{this.#c(e,t)}}>
        ${l?n.say("calibrate.sending"):n.say("calibrate.confirm",{count:s.number(a.value)})}
      </button>
    </div>`}#n(e,t,n,s){let o=()=>{this.count=D(this.count,e)};return c`<button
      class="step"
      aria-label=${n}
      ?disabled=${s}
      @pointerdown=${i=>{i.button===0&&this.#e.press(o)}}
      @pointerup=${this.#r}
      @pointerleave=${this.#r}
      @pointercancel=${this.#r}
      @contextmenu=${Hn}
      @click=${()=>{this.#e.click(o)}}
    >
      <ha-icon .icon=${t}></ha-icon>
    </button>`}#r=()=>{this.#e.release()};#s(e,t){let{hass:n,shop:s,texts:o}=e,i=c`<button class="bordered" @click=${this.#i}>${o.say("calibrate.again")}</button>`;if(t.step==="undone"){let l=t.forgotten>0?"calibrate.undone":"calibrate.not_undone";return c`<div class="content answer">
        <p role="status">${o.say(l)}</p>
        <div class="actions">${i}</div>
      </div>`}let{answer:a}=t;return c`<div class="content answer">
      <div role="status">
        <p class="done"><ha-icon icon="mdi:check-circle-outline"></ha-icon>${this.#o(e,a)}</p>
        <p class="quiet">${o.count("calibrate.teach",a.counts)}</p>
        ${a.used?h:c`<p class="quiet">${o.say("calibrate.not_used")}</p>`}
      </div>
      ${t.problem===void 0?h:B(o.say("calibrate.not_taken_back",{reason:t.problem}))}
      <div class="actions">
        <button class="bordered" @click=${()=>{this.#d(n,s,a)}}>
          <ha-icon icon="mdi:undo"></ha-icon>${o.say("calibrate.undo")}
        </button>
        ${i}
      </div>
    </div>`}#o({texts:e,format:t},{before:n,after:s}){return e.say("calibrate.answer",{before:t.number(n),after:t.number(s)})}#i=()=>{this.count=te(null),this.state={step:"counting"}};#a(e){this.count=it(this.count,e.value),e.value=String(this.count.value)}#l(e){this.#a(e.target);let t=at(this.count,e.key);t!==null&&(e.preventDefault(),this.count=t)}async#c(e,t){this.state={step:"sending"};try{let n={count:this.count.value,config_entry_id:t.entry_id};this.state={step:"taken",answer:await Ce(e,"calibrate",n)}}catch(n){this.count={...this.count,touched:!0},this.state={step:"refused",problem:await V(e,n)}}}async#d(e,t,n){try{let s=new Date(Date.parse(n.time)+1e3).toISOString(),o={since:n.time,until:s,config_entry_id:t.entry_id},{forgotten:i}=await Ce(e,"forget_counts",o);this.state={step:"undone",forgotten:i}}catch(s){this.state={step:"taken",answer:n,problem:await V(e,s)}}}},Rn=r=>{r.target.select()},Hn=r=>{r.preventDefault()},Et=(r,e)=>L(r,e.device_id,"sensor","occupancy"),Ct=(r,e)=>w(M(r,Et(r,e)));var Oe=[0,2,5,10,20,45],Pn=["below_2_min","from_2_min","from_5_min","from_10_min","from_20_min","from_45_min"],At=r=>Oe.map((e,t)=>({from:e,to:Oe[t+1]??null,share:r[t]??0}));function Rt(r){let e=Pn.map(t=>r[t]);return e.every(t=>typeof t=="number")?At(e):null}function Ht(r){let e=Oe.map(n=>r.find(s=>s.from_seconds===n*60)?.people??0),t=On(e);return t===null?null:At(t)}function On(r){let e=r.reduce((a,l)=>a+l,0);if(e<=0)return null;let t=r.map(a=>100*a/e),n=t.map(Math.floor),s=100-n.reduce((a,l)=>a+l,0),o=t.map((a,l)=>({index:l,rest:a-Math.floor(a)})).sort((a,l)=>l.rest-a.rest),i=new Set(o.slice(0,s).map(({index:a})=>a));return n.map((a,l)=>i.has(l)?a+1:a)}function Pt(r,e,t){return r.to!==null&&r.to<=e?"bounce":r.from>=t?"engaged":null}var Dn={s:1/60,min:1,h:60,d:1440};function De(r,e){let t=typeof e=="string"?Dn[e]:void 0;return r===null||t===void 0?null:r*t}var Ot=y`
  .median {
    align-items: baseline;
    display: flex;
    flex-wrap: wrap;
    gap: 4px var(--ha-space-3, 12px);
  }
  .bars {
    display: grid;
    gap: 6px var(--ha-space-3, 12px);
    grid-template-columns: auto 1fr auto;
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .bars li {
    align-items: center;
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    min-height: 28px;
  }
  .range {
    color: var(--secondary-text-color);
  }
  .share {
    font-variant-numeric: tabular-nums;
    font-weight: var(--ha-font-weight-medium, 500);
    text-align: end;
  }
  .track {
    background: var(--footfall-quiet-fill);
    border-radius: 4px;
    height: 16px;
    overflow: hidden;
  }
  .track i {
    border-radius: 4px;
    display: block;
    height: 100%;
  }
  /* What is short is striped, what is long is full: told apart without colours too. */
  [data-kind="bounce"] i {
    background: repeating-linear-gradient(
      135deg,
      var(--footfall-series) 0 4px,
      color-mix(in srgb, var(--footfall-series) 25%, transparent) 4px 8px
    );
  }
  [data-kind="between"] i {
    background: color-mix(in srgb, var(--footfall-series) 55%, transparent);
  }
  [data-kind="engaged"] i {
    background: var(--footfall-series);
  }
  .terms {
    display: grid;
    gap: var(--ha-space-2, 8px);
    grid-template-columns: repeat(auto-fit, minmax(112px, 1fr));
  }
  .terms button {
    align-items: stretch;
    background: var(--footfall-quiet-fill);
    flex-direction: column;
    gap: 0;
    padding: 8px 12px;
    text-align: start;
  }
  .terms button[aria-expanded="true"] {
    box-shadow: inset 0 0 0 1px var(--secondary-text-color);
  }
  .term {
    align-items: center;
    color: var(--secondary-text-color);
    display: flex;
    font-size: var(--ha-font-size-s, 12px);
    gap: 6px;
  }
  .term i {
    border-radius: 3px;
    block-size: 12px;
    flex: none;
    inline-size: 12px;
  }
  [data-kind="traceable"] i {
    display: none;
  }
  .term ha-icon {
    --mdc-icon-size: 16px;
    margin-inline-start: auto;
  }
  .value {
    font-size: var(--ha-font-size-l, 16px);
    font-weight: var(--ha-font-weight-medium, 500);
  }
  .meaning {
    color: var(--secondary-text-color);
  }
`;var Me={today:"dwell.today",yesterday:"dwell.yesterday",this_week:"dwell.this_week",last_week:"dwell.last_week",this_month:"dwell.this_month",last_month:"dwell.last_month"},Le=Object.keys(Me),Ln=["dwell","bounce_rate","engaged_visits","traceable_share"],Fe={bounce:{name:"dwell.bounce",means:"dwell.bounce_means"},engaged:{name:"dwell.engaged",means:"dwell.engaged_means"},traceable:{name:"dwell.traceable",means:"dwell.traceable_means"}},ie=class extends m{static properties={...m.properties,period:{state:!0},term:{state:!0}};static styles=[m.styles,S,Ot];#e=new $(this,()=>this.hass&&this.shop&&this.period!=="today"?wt(this.hass,this.shop.entry_id,this.period):void 0);constructor(){super(),this.period="today",this.term=null}static getConfigForm(){let e={name:"period",selector:se(Me)};return v([e],{period:"dwell.period"})}setConfig(e){super.setConfig(e);let{period:t="today"}=e;if(!Le.includes(t))throw new Error(`period: has to be one of ${Le.join(", ")}`);this.period=t}watched(e,t){return Ln.map(n=>L(e,t.device_id,"sensor",n))}content(e){let{texts:t}=e,n=Le.map(s=>({value:s,label:t.say(Me[s])}));return c`<div class="content">
      <div class="controls">
        ${ne(t.say("dwell.period"),n,this.period,s=>{this.period=s})}
      </div>
      ${this.period==="today"?this.#t(e):this.#n(e)}
    </div>`}#t(e){let{hass:t,shop:n,texts:s,format:o}=e,[i,a,l,d]=this.watched(t,n).map(g=>M(t,g));if(!i||i.state==="unavailable")return b(s,"dwell.unavailable","mdi:ear-hearing-off");let u=Rt(i.attributes);if(!u)return b(s,"dwell.none_today","mdi:timer-sand-empty");let p=g=>o.percent(g===null?null:g/100),f=w(l);return this.#r(e,{bands:u,median:De(w(i),i.attributes.unit_of_measurement),terms:{bounce:p(w(a)),engaged:f===null?"\u2013":s.count("dwell.visits",f,{count:o.number(f)}),traceable:p(w(d))}})}#n(e){let{texts:t,format:n}=e,{value:s,problem:o}=this.#e.state;if(s===void 0)return o?F(t,o):H(t);let{dwell_bands:i,dwell_median:a,bounce_rate:l,engaged_rate:d,traceable_share:u}=s.response,p=Ht(i);return p?this.#r(e,{bands:p,median:De(a,"s"),terms:{bounce:n.percent(l),engaged:n.percent(d),traceable:n.percent(u)}}):b(t,"dwell.none","mdi:timer-sand-empty")}#r(e,{bands:t,median:n,terms:s}){let{shop:o,texts:i,format:a}=e,l=Math.max(...t.map(d=>d.share),1);return c`<div class="median">
        <span class="big">${a.minutes(n)}</span>
        <span class="quiet">${i.say("dwell.median")}</span>
      </div>
      <ul class="bars" aria-label=${i.say("dwell.bars")}>
        ${t.map(d=>{let u=Pt(d,o.bounce_minutes,o.engaged_minutes);return c`<li data-kind=${u??"between"}>
            <span class="range">${Mn(e,d)}</span>
            <span class="track"><i style="inline-size: ${100*d.share/l}%"></i></span>
            <span class="share">${a.percent(d.share/100)}</span>
          </li>`})}
      </ul>
      <div class="terms">
        ${Object.keys(Fe).map(d=>this.#s(e,d,s[d]))}
      </div>
      ${this.term?c`<p id="meaning" class="meaning">${Fn(e,this.term)}</p>`:h}`}#s({texts:e},t,n){let s=this.term===t;return c`<button
      data-kind=${t}
      aria-expanded=${s}
      aria-controls=${s?"meaning":h}
      @click=${()=>{this.term=s?null:t}}
    >
      <span class="term"><i></i>${e.say(Fe[t].name)}<ha-icon icon="mdi:information-outline"></ha-icon></span>
      <span class="value">${n}</span>
    </button>`}};function Mn({texts:r,format:e},{from:t,to:n}){let s={low:e.number(t),high:e.number(n)};return n===null?r.say("dwell.above",s):r.say(t===0?"dwell.below":"dwell.between",s)}function Fn({shop:r,texts:e,format:t},n){let s={bounce:r.bounce_minutes,engaged:r.engaged_minutes,traceable:null};return e.say(Fe[n].means,{minutes:t.number(s[n])})}var ae=class{constructor(e,t){this.host=e;this.find=t;e.addController(this)}host;find;width=0;height=0;#e;#t;hostConnected(){this.#e=new ResizeObserver(([e])=>{let{width:t=0,height:n=0}=e?.contentRect??{};t===this.width&&n===this.height||(this.width=t,this.height=n,this.host.requestUpdate())}),this.hostUpdated()}hostUpdated(){let e=this.find()??void 0;e!==this.#t&&(this.#t&&this.#e?.unobserve(this.#t),this.#t=e,e&&this.#e?.observe(e))}hostDisconnected(){this.#e?.disconnect(),this.#e=void 0,this.#t=void 0}};var Mt=r=>Array.from({length:7},(e,t)=>(r+t)%7),Dt=(r,e)=>r*24+e,le=class{constructor(e,t){this.cells=e;this.weeks=t;this.byPlace=new Map(e.map(n=>[Dt(n.weekday,n.hour),n]))}cells;weeks;byPlace;at(e,t){return this.byPlace.get(Dt(e,t))}usualHours(){let e=new Set(this.cells.filter(Lt).map(t=>t.hour));return Un([...e].sort((t,n)=>t-n))}most(e,t){return Math.max(0,...this.known(e,t).map(n=>n[e]??0))}extremes(e){let t=Math.min(2,this.weeks),n=this.cells.filter(a=>Lt(a)&&a[e]!==null&&a.weeks>=t),[s,...o]=n.sort((a,l)=>(a[e]??0)-(l[e]??0)),i=o.at(-1);return s&&i?{quietest:s,busiest:i}:null}get isEmpty(){return this.cells.every(e=>e.entries===null&&e.occupancy===null)}known(e,t){return this.cells.filter(n=>n[e]!==null&&t.includes(n.hour))}};function Lt(r){return r.open??(r.entries!==null&&r.entries>0)}function Un(r){let e=[];for(let t of r){let n=e[e.length-1];if(n!==void 0&&t-n-1<=3)for(let s=n+1;s<t;s++)e.push(s);e.push(t)}return e}function Ft(r,e,t){return r===null?null:r<=0||e<=0?0:Math.min(t,Math.max(1,Math.ceil(r/e*t)))}function Ut(r,e,t,n,s){let[o,i]=zn(e,s.rightToLeft);if(o===0&&i===0)return null;let[a,l]=s.hoursDown?[i,o]:[o,i],d=Math.min(n.length-1,Math.max(0,n.indexOf(r.hour)+a)),u=Math.min(6,Math.max(0,t.indexOf(r.weekday)+l));return{weekday:t[u]??r.weekday,hour:n[d]??r.hour}}function zn(r,e){let t=e?-1:1;switch(r){case"ArrowRight":return[t,0];case"ArrowLeft":return[-t,0];case"ArrowDown":return[0,1];case"ArrowUp":return[0,-1];default:return[0,0]}}var zt=y`
  .plan {
    display: flex;
    flex-direction: column;
    gap: var(--ha-space-3, 12px);
  }
  table {
    border-collapse: separate;
    border-spacing: 2px;
    font-size: var(--ha-font-size-s, 12px);
    font-variant-numeric: tabular-nums;
    table-layout: fixed;
    width: 100%;
  }
  caption {
    caption-side: top;
    color: var(--secondary-text-color);
    padding-bottom: var(--ha-space-2, 8px);
    text-align: start;
  }
  th {
    color: var(--secondary-text-color);
    font-weight: var(--ha-font-weight-normal, 400);
    padding: 0;
    vertical-align: bottom;
  }
  tbody th {
    vertical-align: middle;
  }
  th abbr {
    text-decoration: none;
  }
  thead td {
    width: 40px;
  }
  tbody th {
    padding-inline-end: 4px;
    text-align: start;
    white-space: nowrap;
  }
  tbody td {
    border-radius: 4px;
    cursor: pointer;
    height: 32px;
    padding: 0;
    position: relative;
    text-align: center;
  }
  .hours-down tbody td {
    height: 28px;
  }
  [data-level="none"] {
    background: repeating-linear-gradient(
      135deg,
      transparent 0 3px,
      var(--divider-color, rgba(127, 127, 127, 0.3)) 3px 4px
    );
  }
  [data-level="0"] {
    background: var(--footfall-quiet-fill);
  }
  [data-level="0"][data-closed] {
    background: none;
    color: var(--secondary-text-color);
  }
  [data-level="1"] {
    background: var(--fill-1);
    color: var(--ink-1);
  }
  [data-level="2"] {
    background: var(--fill-2);
    color: var(--ink-2);
  }
  [data-level="3"] {
    background: var(--fill-3);
    color: var(--ink-3);
  }
  [data-level="4"] {
    background: var(--fill-4);
    color: var(--ink-4);
  }
  [data-level="5"] {
    background: var(--fill-5);
    color: var(--ink-5);
  }
  td[aria-selected] {
    outline: 2px solid var(--primary-text-color);
    outline-offset: 0;
  }
  .legend {
    align-items: center;
    color: var(--secondary-text-color);
    display: flex;
    flex-wrap: wrap;
    font-size: var(--ha-font-size-s, 12px);
    gap: 4px 12px;
  }
  .legend span {
    align-items: center;
    display: inline-flex;
    gap: 4px;
  }
  .legend i {
    border-radius: 3px;
    block-size: 14px;
    display: inline-block;
    inline-size: 14px;
  }
  .plan button {
    align-self: flex-start;
    margin-inline-start: calc(-1 * var(--ha-space-2, 8px));
  }
  .probe {
    display: none;
  }
`;var Kt=[.18,.36,.56,.78,1],Wt=Kt.length,Nn=4.5,Nt=[0,0,0],In=[255,255,255];function Bt(r){let e=r.trim().toLowerCase(),t=/^#([0-9a-f]{3}|[0-9a-f]{6})$/.exec(e)?.[1];if(t!==void 0)return qn(t);let[n,s,o]=(e.match(/-?[\d.]+(?:e-?\d+)?/g)??[]).map(Number);return n===void 0||s===void 0||o===void 0?null:/^rgba?\(/.test(e)&&!e.includes("%")?[n,s,o]:e.startsWith("color(srgb ")?[n*255,s*255,o*255]:null}function qn(r){let e=Number.parseInt(r.length===3?r.replace(/./g,"$&$&"):r,16);return[e>>16,e>>8&255,e&255]}function Kn(r,e,t){let n=(s,o)=>s+(o-s)*t;return[n(r[0],e[0]),n(r[1],e[1]),n(r[2],e[2])]}function It([r,e,t]){let n=s=>{let o=s/255;return o<=.04045?o/12.92:((o+.055)/1.055)**2.4};return .2126*n(r)+.7152*n(e)+.0722*n(t)}function Wn(r,e){let t=[It(r),It(e)];return(Math.max(...t)+.05)/(Math.min(...t)+.05)}function Vt(r,e,t){return Kt.map(n=>{let s=Kn(r,e,n),o=[t,r,In,Nt].find(i=>Wn(i,s)>=Nn);return{fill:qt(s),ink:qt(o??Nt)}})}function qt(r){return`rgb(${r.map(Math.round).join(" ")})`}var Bn=27,Vn=48,Yt=(r,e)=>r>0&&(r-Vn)/e<Bn;function Gt(r){let{weekdays:e,hours:t,words:n}=r,s=u=>c`<abbr title=${n.weekday(u,"long")}>${n.weekday(u,"short")}</abbr>`,o=u=>c`<span class="hour">${n.hour(u)}</span>`,i=r.hoursDown?e.map(s):t.map(o),a=r.hoursDown?t.map(u=>({head:o(u),places:e.map(p=>({weekday:p,hour:u}))})):e.map(u=>({head:s(u),places:t.map(p=>({weekday:u,hour:p}))})),l=r.grid.most(r.measure,t),d=jn(r);return c`<table role="grid" class=${r.hoursDown?"hours-down":"days-down"}>
    <caption>
      ${n.caption}
    </caption>
    <thead>
      <tr>
        <td></td>
        ${i.map(u=>c`<th scope="col">${u}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${a.map(({head:u,places:p})=>c`<tr>
            <th scope="row">${u}</th>
            ${p.map(f=>Yn(r,f,l,d))}
          </tr>`)}
    </tbody>
  </table>`}function jn({chosen:r,weekdays:e,hours:t}){return r&&t.includes(r.hour)?r:{weekday:e[0]??0,hour:t[0]??0}}var jt=(r,e)=>r?.weekday===e.weekday&&r.hour===e.hour;function Yn(r,e,t,n){let{words:s}=r,o=r.grid.at(e.weekday,e.hour),i=o?.[r.measure]??null,a=Ft(i,t,Wt);return c`<td
    data-level=${a??"none"}
    ?data-closed=${o?.open===!1}
    data-place="${e.weekday}-${e.hour}"
    tabindex=${jt(n,e)?"0":"-1"}
    aria-selected=${jt(r.chosen,e)?"true":h}
    @click=${()=>{r.choose(e,!1)}}
    @keydown=${l=>{let d=Ut(e,l.key,r.weekdays,r.hours,r);d!==null&&(l.preventDefault(),r.choose(d,!0))}}
  >
    ${i===null?c`<span aria-hidden="true">–</span><span class="hidden">${s.noData}</span>`:s.value(i)}
  </td>`}var Gn={ground:[255,255,255],full:[66,105,208],text:[20,20,20]},Zn={ground:"var(--ha-card-background, var(--card-background-color))",full:"var(--footfall-series)",text:"var(--primary-text-color)"};function Zt(r,e){let t=n=>(e.style.color=Zn[n],Bt(getComputedStyle(e).color)??Gn[n]);Vt(t("ground"),t("full"),t("text")).forEach(({fill:n,ink:s},o)=>{r.style.setProperty(`--fill-${o+1}`,n),r.style.setProperty(`--ink-${o+1}`,s)})}var Jn=["monday","tuesday","wednesday","thursday","friday","saturday","sunday"];var Qn={US:6,CA:6,JP:6,CN:6,BR:6};function Jt(r){let e=Jn.indexOf(r.first_weekday);if(e>=0)return e;let t=new Intl.Locale(r.language).maximize(),n=t.getWeekInfo?.()??t.weekInfo;return n?n.firstDay-1:Qn[t.region??""]??(t.language==="ar"?5:0)}var ze={entries:"heatmap.entries",occupancy:"heatmap.occupancy"},Xn={entries:"heatmap.caption_entries",occupancy:"heatmap.caption_occupancy"},er={entries:"heatmap.detail_entries",occupancy:"heatmap.detail_occupancy"},Ue=Object.keys(ze),tr=[4,8,12,26,52],nr=8,rr=1,ce=class extends m{static properties={...m.properties,measure:{state:!0},weeks:{state:!0},allHours:{state:!0},chosen:{state:!0}};static styles=[m.styles,S,zt];#e=new ae(this,()=>this.renderRoot.querySelector(".plan"));#t=new $(this,()=>this.hass&&this.shop?xt(this.hass,this.shop.entry_id,this.weeks):void 0);#n;constructor(){super(),this.chosen=null}static getConfigForm(){return v([{name:"measure",selector:se(ze)},{name:"weeks",selector:{number:{min:1,max:52,mode:"box"}}},{name:"all_hours",selector:{boolean:{}}}],{measure:"heatmap.measure",weeks:"heatmap.weeks",all_hours:"heatmap.all_hours"})}setConfig(e){super.setConfig(e);let{measure:t="entries",weeks:n=nr,all_hours:s=!1}=e;if(!Ue.includes(t))throw new Error(`measure: has to be one of ${Ue.join(", ")}`);if(!Number.isInteger(n)||n<1||n>52)throw new Error("weeks: has to be a whole number, 1 to 52");this.measure=t,this.weeks=n,this.allHours=s}updated(e){super.updated(e);let t=this.renderRoot.querySelector(".probe");!t||this.#n===this.hass?.themes||(this.#n=this.hass?.themes,Zt(this,t))}content(e){let{texts:t}=e,n=[...new Set([...tr,this.weeks])].sort((s,o)=>s-o);return c`<div class="content">
      <div class="controls">
        ${ct("measure",t.say("heatmap.measure"),Ue.map(s=>({value:s,label:t.say(ze[s])})),this.measure,s=>{this.measure=s})}
        ${ne(t.say("heatmap.weeks"),n.map(s=>({value:s,label:t.count("heatmap.weeks_option",s)})),this.weeks,s=>{this.weeks=s})}
      </div>
      <div class="plan">${this.#r(e)}</div>
      <span class="probe"></span>
    </div>`}#r(e){let{value:t,problem:n}=this.#t.state;if(t===void 0)return n?F(e.texts,n):H(e.texts);let s=new le(t.cells,t.weeks);return s.isEmpty?b(e.texts,"heatmap.empty","mdi:calendar-blank-outline"):this.#s(e,t,s)}#s(e,{weeks:t},n){let{hass:s,texts:o}=e,i=n.usualHours(),a=this.allHours||i.length===0,l=a?Array.from({length:24},(u,p)=>p):i,d=this.#i(e,n.most(this.measure,l),t);return c`${Gt({grid:n,measure:this.measure,weekdays:Mt(Jt(s.locale)),hours:l,hoursDown:Yt(this.#e.width,l.length),rightToLeft:getComputedStyle(this).direction==="rtl",chosen:this.chosen,choose:(u,p)=>{this.#a(u,p)},words:d})}
    ${sr(e,d.value(n.most(this.measure,l)))} ${this.#o(e,n,d)}
    ${i.length===0||i.length===24?h:c`<button
            aria-expanded=${a}
            @click=${()=>{this.allHours=!this.allHours,this.chosen=null}}
          >
            ${o.say(a?"heatmap.usual_hours":"heatmap.all_hours")}
          </button>`}`}#o({texts:e},t,n){let s=({weekday:l,hour:d})=>e.say("heatmap.at",{weekday:n.weekday(l,"long"),time:n.span(d)}),o=l=>n.value(l[this.measure]??0),i=t.extremes(this.measure),a=this.chosen&&t.at(this.chosen.weekday,this.chosen.hour);return c`${i?c`<p class="extremes">
            ${e.say("heatmap.extremes",{quiet_at:s(i.quietest),quiet:o(i.quietest),busy_at:s(i.busiest),busy:o(i.busiest)})}
          </p>`:h}
    ${this.chosen?c`<p class="quiet detail">
            ${a&&a[this.measure]!==null?e.say(er[this.measure],{at:s(a),value:o(a),weeks:a.weeks}):e.say("heatmap.detail_unknown",{at:s(this.chosen)})}
          </p>`:h}`}#i({texts:e,format:t},n,s){let o=n<10?1:0;return{weekday:(i,a)=>t.weekday(`2024-01-0${rr+i}`,a),hour:i=>t.clockHour(i),span:i=>t.clockSpan(i),value:i=>t.number(i,o),noData:e.say("heatmap.no_data"),caption:e.count(Xn[this.measure],s)}}async#a(e,t){this.chosen=e,t&&(await this.updateComplete,this.renderRoot.querySelector(`[data-place="${e.weekday}-${e.hour}"]`)?.focus())}};function sr({texts:r},e){return c`<div class="legend">
    <span><i data-level="none"></i>${r.say("heatmap.no_data")}</span>
    <span role="img" aria-label=${r.say("heatmap.scale",{most:e})}>
      0 ${[0,1,2,3,4,5].map(t=>c`<i data-level=${t}></i>`)} ${e}
    </span>
  </div>`}var or=["occupancy","occupancy_low","occupancy_high","busyness"],de=class extends m{static getConfigForm(){return v()}watched(e,t){return or.map(n=>L(e,t.device_id,"sensor",n))}content({hass:e,shop:t,texts:n,format:s}){let[o=null,i=null,a=null]=this.watched(e,t).map(l=>w(M(e,l)));return o===null?b(n,"people.unavailable","mdi:ear-hearing-off"):c`<div class="content">
      <p class="big">${n.count("people.people",o,{count:s.number(o)})}</p>
      <p>${n.say("people.between",{low:s.number(i),high:s.number(a)})}</p>
    </div>`}};var Xt=y`
  .node ha-icon {
    --mdc-icon-size: 16px;
  }
  .node .quiet {
    align-items: center;
    display: inline-flex;
    gap: 4px;
  }
  .held {
    font-size: var(--ha-font-size-xl, 20px);
    margin-bottom: 4px;
  }
  ul {
    display: grid;
    gap: var(--ha-space-3, 12px);
    list-style: none;
    margin: 0;
    padding: 0;
  }
  li {
    display: grid;
    gap: var(--ha-space-3, 12px);
    grid-template-columns: 24px 1fr;
  }
  li ha-icon {
    color: var(--secondary-text-color);
  }
  .node {
    align-items: baseline;
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--ha-space-2, 8px);
    justify-content: space-between;
    padding-top: 4px;
  }
  .danger {
    border-color: var(--error-color);
  }
  .danger ha-icon {
    color: var(--error-color);
  }
  .question {
    background: var(--footfall-quiet-fill);
    border-radius: var(--ha-border-radius-lg, 12px);
    display: grid;
    gap: var(--ha-space-2, 8px);
    padding: var(--ha-space-3, 12px);
  }
  .asked {
    font-weight: var(--ha-font-weight-medium, 500);
  }
  .actions button {
    flex: 1 1 120px;
  }
`;var ue=class extends m{static properties={...m.properties,state:{state:!0}};static styles=[m.styles,S,Xt];constructor(){super(),this.state={step:"resting"}}static getConfigForm(){return v()}feed(e,t){return $t(e,t.entry_id)}content(e){let{shop:t,texts:n,data:s}=e,o=s.pseudonyms;return c`<div class="content">
      <div class="head">
        ${o>0?c`<p class="held">${n.count("privacy.held",o,{count:e.format.number(o)})}</p>`:c`<p class="held">${n.say("privacy.held_none")}</p>`}
        <p class="quiet">${n.say("privacy.held_means")}</p>
      </div>
      <ul>
        ${ir(e)} ${Ne("mdi:harddisk",n.say("privacy.disk"),n.say("privacy.disk_means"))}
        <li>
          <ha-icon icon="mdi:access-point"></ha-icon>
          <div>
            <p>${n.say("privacy.nodes")}</p>
            ${s.nodes.length?h:c`<p class="quiet">${n.say("privacy.no_nodes")}</p>`}
            ${s.nodes.map(i=>ar(e,i))}
          </div>
        </li>
      </ul>
      ${t.may_edit?this.#e(e):h}
    </div>`}#e({hass:e,shop:t,texts:n,format:s}){let{state:o}=this;return o.step==="asking"||o.step==="erasing"?this.#t(n.say,e,t):c`${o.step==="erased"?c`<p class="done" role="status">
              <ha-icon icon="mdi:check-circle-outline"></ha-icon>
              ${n.count("privacy.erased",o.count,{count:s.number(o.count)})}
            </p>`:h}
      ${o.step==="refused"?B(n.say("privacy.not_erased",{reason:o.reason})):h}
      <button class="bordered" @click=${this.#n}>
        <ha-icon icon="mdi:delete-outline"></ha-icon>${n.say("privacy.erase")}
      </button>`}#t(e,t,n){let s=this.state.step==="erasing";return c`<div
      class="question"
      role="alertdialog"
      aria-labelledby="question"
      aria-describedby="means"
      @keydown=${o=>{o.key==="Escape"&&!s&&this.#r()}}
    >
      <p id="question" class="asked">${e("privacy.erase_question")}</p>
      <p id="means">${e("privacy.erase_means")}</p>
      <div class="actions">
        <button class="bordered cancel" ?disabled=${s} @click=${this.#r}>${e("privacy.cancel")}</button>
        <button class="bordered danger" ?disabled=${s} @click=${()=>{this.#o(t,n)}}>
          <ha-icon icon="mdi:delete-outline"></ha-icon>${e(s?"privacy.erasing":"privacy.erase_yes")}
        </button>
      </div>
    </div>`}#n=()=>{this.state={step:"asking"},this.#s(".cancel")};#r=()=>{this.state={step:"resting"},this.#s("button")};async#s(e){await this.updateComplete,this.renderRoot.querySelector(e)?.focus()}async#o(e,t){this.state={step:"erasing"};try{let{erased:n}=await e.callWS({type:"footfall/erase",entry_id:t.entry_id});this.state={step:"erased",count:n},this.refresh()}catch(n){this.state={step:"refused",reason:await V(e,n)}}await this.#s("button")}};function Ne(r,e,t){return c`<li>
    <ha-icon .icon=${r}></ha-icon>
    <div>
      <p>${e}</p>
      <p class="quiet">${t}</p>
    </div>
  </li>`}function ir({texts:r,format:e,data:t}){if(t.until===null)return Ne("mdi:lock-off-outline",r.say("privacy.until_none"),"");let n=r.say("privacy.until",{time:e.moment(t.until)});return Ne("mdi:timer-lock-outline",n,r.say("privacy.until_means"))}function ar({texts:r},e){let{icon:t,key:n}=lr(e);return c`<p class="node">
    <span>${e.name}</span>
    <span class="quiet"><ha-icon .icon=${t}></ha-icon>${r.say(n)}</span>
  </p>`}function lr({paused:r,pseudonyms_sent:e}){return r?{icon:"mdi:pause",key:"privacy.node_paused"}:e?{icon:"mdi:access-point",key:"privacy.node_listens"}:{icon:"mdi:access-point-off",key:"privacy.node_counts_only"}}var en=[{tag:"footfall-people-card",element:de,texts:"people",beside:["occupied","occupancy"]},{tag:"footfall-heatmap-card",element:ce,texts:"heatmap",beside:["busyness","entries_hour"]},{tag:"footfall-dwell-card",element:ie,texts:"dwell",beside:["dwell","bounce_rate","engaged_visits"]},{tag:"footfall-calibrate-card",element:oe,texts:"calibrate",beside:["occupancy"]},{tag:"footfall-privacy-card",element:ue,texts:"privacy",beside:["wifi_devices","bluetooth_devices"]}];var cr="https://github.com/footfall-ha/footfall/blob/main/docs/dashboard.md";function tn(r,e){window.customCards??=[];for(let t of r)customElements.get(t.tag)||customElements.define(t.tag,t.element),window.customCards.push(dr(t,e))}function dr(r,e){let t=n=>R(e()?.localize??(()=>""),n);return{type:r.tag,get name(){return t(`${r.texts}.name`)},get description(){return t(`${r.texts}.description`)},preview:!0,documentationURL:cr,getEntitySuggestion:(n,s)=>{let o=pt(n,s);if(!o?.translation_key||!r.beside.includes(o.translation_key))return null;let i=o.device_id?n.devices[o.device_id]?.primary_config_entry:void 0;return{config:{type:`custom:${r.tag}`,...i?{shop:i}:{}}}}}}var nn=()=>document.querySelector("home-assistant")?.hass;tn(en,nn);window.hassConnection?.then(()=>{let r=nn();return r&&St(r)});
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
