var Me=globalThis,Le=Me.ShadowRoot&&(Me.ShadyCSS===void 0||Me.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Et=Symbol(),bn=new WeakMap,pe=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==Et)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(Le&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=bn.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&bn.set(t,e))}return e}toString(){return this.cssText}},vn=o=>new pe(typeof o=="string"?o:o+"",void 0,Et),y=(o,...e)=>{let t=o.length===1?o[0]:e.reduce((n,r,s)=>n+(i=>{if(i._$cssResult$===!0)return i.cssText;if(typeof i=="number")return i;throw Error("Value passed to 'css' function must be a 'css' function result: "+i+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(r)+o[s+1],o[0]);return new pe(t,o,Et)},xn=(o,e)=>{if(Le)o.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let n=document.createElement("style"),r=Me.litNonce;r!==void 0&&n.setAttribute("nonce",r),n.textContent=t.cssText,o.appendChild(n)}},Ct=Le?o=>o:o=>o instanceof CSSStyleSheet?(e=>{let t="";for(let n of e.cssRules)t+=n.cssText;return vn(t)})(o):o;var{is:zr,defineProperty:Fr,getOwnPropertyDescriptor:Nr,getOwnPropertyNames:Ir,getOwnPropertySymbols:Ur,getPrototypeOf:Wr}=Object,De=globalThis,wn=De.trustedTypes,Kr=wn?wn.emptyScript:"",qr=De.reactiveElementPolyfillSupport,ue=(o,e)=>o,Rt={toAttribute(o,e){switch(e){case Boolean:o=o?Kr:null;break;case Object:case Array:o=o==null?o:JSON.stringify(o)}return o},fromAttribute(o,e){let t=o;switch(e){case Boolean:t=o!==null;break;case Number:t=o===null?null:Number(o);break;case Object:case Array:try{t=JSON.parse(o)}catch{t=null}}return t}},$n=(o,e)=>!zr(o,e),_n={attribute:!0,type:String,converter:Rt,reflect:!1,useDefault:!1,hasChanged:$n};Symbol.metadata??=Symbol("metadata"),De.litPropertyMetadata??=new WeakMap;var I=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=_n){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),r=this.getPropertyDescriptor(e,n,t);r!==void 0&&Fr(this.prototype,e,r)}}static getPropertyDescriptor(e,t,n){let{get:r,set:s}=Nr(this.prototype,e)??{get(){return this[t]},set(i){this[t]=i}};return{get:r,set(i){let a=r?.call(this);s?.call(this,i),this.requestUpdate(e,a,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??_n}static _$Ei(){if(this.hasOwnProperty(ue("elementProperties")))return;let e=Wr(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(ue("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(ue("properties"))){let t=this.properties,n=[...Ir(t),...Ur(t)];for(let r of n)this.createProperty(r,t[r])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[n,r]of t)this.elementProperties.set(n,r)}this._$Eh=new Map;for(let[t,n]of this.elementProperties){let r=this._$Eu(t,n);r!==void 0&&this._$Eh.set(r,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let r of n)t.unshift(Ct(r))}else e!==void 0&&t.push(Ct(e));return t}static _$Eu(e,t){let n=t.attribute;return n===!1?void 0:typeof n=="string"?n:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return xn(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),r=this.constructor._$Eu(e,n);if(r!==void 0&&n.reflect===!0){let s=(n.converter?.toAttribute!==void 0?n.converter:Rt).toAttribute(t,n.type);this._$Em=e,s==null?this.removeAttribute(r):this.setAttribute(r,s),this._$Em=null}}_$AK(e,t){let n=this.constructor,r=n._$Eh.get(e);if(r!==void 0&&this._$Em!==r){let s=n.getPropertyOptions(r),i=typeof s.converter=="function"?{fromAttribute:s.converter}:s.converter?.fromAttribute!==void 0?s.converter:Rt;this._$Em=r;let a=i.fromAttribute(t,s.type);this[r]=a??this._$Ej?.get(r)??a,this._$Em=null}}requestUpdate(e,t,n,r=!1,s){if(e!==void 0){let i=this.constructor;if(r===!1&&(s=this[e]),n??=i.getPropertyOptions(e),!((n.hasChanged??$n)(s,t)||n.useDefault&&n.reflect&&s===this._$Ej?.get(e)&&!this.hasAttribute(i._$Eu(e,n))))return;this.C(e,t,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:r,wrapped:s},i){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,i??t??this[e]),s!==!0||i!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),r===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[r,s]of this._$Ep)this[r]=s;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[r,s]of n){let{wrapped:i}=s,a=this[r];i!==!0||this._$AL.has(r)||a===void 0||this.C(r,void 0,s,a)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(t)):this._$EM()}catch(n){throw e=!1,this._$EM(),n}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};I.elementStyles=[],I.shadowRootOptions={mode:"open"},I[ue("elementProperties")]=new Map,I[ue("finalized")]=new Map,qr?.({ReactiveElement:I}),(De.reactiveElementVersions??=[]).push("2.1.2");var Dt=globalThis,kn=o=>o,ze=Dt.trustedTypes,Sn=ze?ze.createPolicy("lit-html",{createHTML:o=>o}):void 0,An="$lit$",G=`lit$${Math.random().toFixed(9).slice(2)}$`,Pn="?"+G,Vr=`<${Pn}>`,X=document,he=()=>X.createComment(""),fe=o=>o===null||typeof o!="object"&&typeof o!="function",zt=Array.isArray,Gr=o=>zt(o)||typeof o?.[Symbol.iterator]=="function",Ht=`[ 	
\f\r]`,me=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Tn=/-->/g,En=/>/g,Z=RegExp(`>|${Ht}(?:([^\\s"'>=/]+)(${Ht}*=${Ht}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Cn=/'/g,Rn=/"/g,On=/^(?:script|style|textarea|title)$/i,Ft=o=>(e,...t)=>({_$litType$:o,strings:e,values:t}),d=Ft(1),x=Ft(2),Ca=Ft(3),U=Symbol.for("lit-noChange"),u=Symbol.for("lit-nothing"),Hn=new WeakMap,J=X.createTreeWalker(X,129);function Mn(o,e){if(!zt(o)||!o.hasOwnProperty("raw"))throw Error("invalid template strings array");return Sn!==void 0?Sn.createHTML(e):e}var jr=(o,e)=>{let t=o.length-1,n=[],r,s=e===2?"<svg>":e===3?"<math>":"",i=me;for(let a=0;a<t;a++){let l=o[a],c,p,m=-1,f=0;for(;f<l.length&&(i.lastIndex=f,p=i.exec(l),p!==null);)f=i.lastIndex,i===me?p[1]==="!--"?i=Tn:p[1]!==void 0?i=En:p[2]!==void 0?(On.test(p[2])&&(r=RegExp("</"+p[2],"g")),i=Z):p[3]!==void 0&&(i=Z):i===Z?p[0]===">"?(i=r??me,m=-1):p[1]===void 0?m=-2:(m=i.lastIndex-p[2].length,c=p[1],i=p[3]===void 0?Z:p[3]==='"'?Rn:Cn):i===Rn||i===Cn?i=Z:i===Tn||i===En?i=me:(i=Z,r=void 0);let g=i===Z&&o[a+1].startsWith("/>")?" ":"";s+=i===me?l+Vr:m>=0?(n.push(c),l.slice(0,m)+An+l.slice(m)+G+g):l+G+(m===-2?a:g)}return[Mn(o,s+(o[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]},ge=class o{constructor({strings:e,_$litType$:t},n){let r;this.parts=[];let s=0,i=0,a=e.length-1,l=this.parts,[c,p]=jr(e,t);if(this.el=o.createElement(c,n),J.currentNode=this.el.content,t===2||t===3){let m=this.el.content.firstChild;m.replaceWith(...m.childNodes)}for(;(r=J.nextNode())!==null&&l.length<a;){if(r.nodeType===1){if(r.hasAttributes())for(let m of r.getAttributeNames())if(m.endsWith(An)){let f=p[i++],g=r.getAttribute(m).split(G),V=/([.?@])?(.*)/.exec(f);l.push({type:1,index:s,name:V[2],strings:g,ctor:V[1]==="."?Pt:V[1]==="?"?Ot:V[1]==="@"?Mt:ne}),r.removeAttribute(m)}else m.startsWith(G)&&(l.push({type:6,index:s}),r.removeAttribute(m));if(On.test(r.tagName)){let m=r.textContent.split(G),f=m.length-1;if(f>0){r.textContent=ze?ze.emptyScript:"";for(let g=0;g<f;g++)r.append(m[g],he()),J.nextNode(),l.push({type:2,index:++s});r.append(m[f],he())}}}else if(r.nodeType===8)if(r.data===Pn)l.push({type:2,index:s});else{let m=-1;for(;(m=r.data.indexOf(G,m+1))!==-1;)l.push({type:7,index:s}),m+=G.length-1}s++}}static createElement(e,t){let n=X.createElement("template");return n.innerHTML=e,n}};function te(o,e,t=o,n){if(e===U)return e;let r=n!==void 0?t._$Co?.[n]:t._$Cl,s=fe(e)?void 0:e._$litDirective$;return r?.constructor!==s&&(r?._$AO?.(!1),s===void 0?r=void 0:(r=new s(o),r._$AT(o,t,n)),n!==void 0?(t._$Co??=[])[n]=r:t._$Cl=r),r!==void 0&&(e=te(o,r._$AS(o,e.values),r,n)),e}var At=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,r=(e?.creationScope??X).importNode(t,!0);J.currentNode=r;let s=J.nextNode(),i=0,a=0,l=n[0];for(;l!==void 0;){if(i===l.index){let c;l.type===2?c=new ye(s,s.nextSibling,this,e):l.type===1?c=new l.ctor(s,l.name,l.strings,this,e):l.type===6&&(c=new Lt(s,this,e)),this._$AV.push(c),l=n[++a]}i!==l?.index&&(s=J.nextNode(),i++)}return J.currentNode=X,r}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,t),t+=n.strings.length-2):n._$AI(e[t])),t++}},ye=class o{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,r){this.type=2,this._$AH=u,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=r,this._$Cv=r?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=te(this,e,t),fe(e)?e===u||e==null||e===""?(this._$AH!==u&&this._$AR(),this._$AH=u):e!==this._$AH&&e!==U&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):Gr(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==u&&fe(this._$AH)?this._$AA.nextSibling.data=e:this.T(X.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,r=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=ge.createElement(Mn(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===r)this._$AH.p(t);else{let s=new At(r,this),i=s.u(this.options);s.p(t),this.T(i),this._$AH=s}}_$AC(e){let t=Hn.get(e.strings);return t===void 0&&Hn.set(e.strings,t=new ge(e)),t}k(e){zt(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,n,r=0;for(let s of e)r===t.length?t.push(n=new o(this.O(he()),this.O(he()),this,this.options)):n=t[r],n._$AI(s),r++;r<t.length&&(this._$AR(n&&n._$AB.nextSibling,r),t.length=r)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let n=kn(e).nextSibling;kn(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},ne=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,r,s){this.type=1,this._$AH=u,this._$AN=void 0,this.element=e,this.name=t,this._$AM=r,this.options=s,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=u}_$AI(e,t=this,n,r){let s=this.strings,i=!1;if(s===void 0)e=te(this,e,t,0),i=!fe(e)||e!==this._$AH&&e!==U,i&&(this._$AH=e);else{let a=e,l,c;for(e=s[0],l=0;l<s.length-1;l++)c=te(this,a[n+l],t,l),c===U&&(c=this._$AH[l]),i||=!fe(c)||c!==this._$AH[l],c===u?e=u:e!==u&&(e+=(c??"")+s[l+1]),this._$AH[l]=c}i&&!r&&this.j(e)}j(e){e===u?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},Pt=class extends ne{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===u?void 0:e}},Ot=class extends ne{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==u)}},Mt=class extends ne{constructor(e,t,n,r,s){super(e,t,n,r,s),this.type=5}_$AI(e,t=this){if((e=te(this,e,t,0)??u)===U)return;let n=this._$AH,r=e===u&&n!==u||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,s=e!==u&&(n===u||r);r&&this.element.removeEventListener(this.name,this,n),s&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},Lt=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){te(this,e)}};var Br=Dt.litHtmlPolyfillSupport;Br?.(ge,ye),(Dt.litHtmlVersions??=[]).push("3.3.3");var Ln=(o,e,t)=>{let n=t?.renderBefore??e,r=n._$litPart$;if(r===void 0){let s=t?.renderBefore??null;n._$litPart$=r=new ye(e.insertBefore(he(),s),s,void 0,t??{})}return r._$AI(o),r};var Nt=globalThis,P=class extends I{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Ln(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return U}};P._$litElement$=!0,P.finalized=!0,Nt.litElementHydrateSupport?.({LitElement:P});var Yr=Nt.litElementPolyfillSupport;Yr?.({LitElement:P});(Nt.litElementVersions??=[]).push("4.2.2");var Fe=class{#e;#t=!1;press(e){this.release(),this.#t=!1,this.#e=setTimeout(()=>{this.#n(e)},450)}release(){clearTimeout(this.#e),this.#e=void 0}click(e){this.release(),this.#t||e(),this.#t=!1}#n(e){this.#t=!0,e(),this.#e=setTimeout(()=>{this.#n(e)},110)}};var Ne=o=>({value:It(o??0),touched:!1}),Dn=(o,e)=>o.touched?o:Ne(e),oe=(o,e)=>({value:It(o.value+e),touched:!0});function zn(o,e){let t=e.trim();return/^\d+$/.test(t)?{value:It(Number(t)),touched:!0}:o}function Fn(o,e){switch(e){case"ArrowUp":return oe(o,1);case"ArrowDown":return oe(o,-1);case"PageUp":return oe(o,10);case"PageDown":return oe(o,-10);case"Home":return{value:0,touched:!0};default:return null}}var It=o=>Math.min(1e4,Math.max(0,Math.round(o)));var Nn=y`
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
`;function re(o,e,t,n){return d`<div class="segmented" role="group" aria-label=${o}>
    ${e.map(r=>d`<button
          aria-pressed=${r.value===t}
          @click=${()=>{n(r.value)}}
        >
          ${r.label}
        </button>`)}
  </div>`}function L(o,e,t,n){return d`<label class="select">
    <span class="hidden">${o}</span>
    <select @change=${s=>{let i=e[s.target.selectedIndex];i&&n(i.value)}}>
      ${e.map(({value:s,label:i})=>d`<option ?selected=${s===t}>${i}</option>`)}
    </select>
    <ha-icon icon="mdi:menu-down"></ha-icon>
  </label>`}var $=y`
  .bordered,
  .filled {
    border: 1px solid var(--divider-color, rgba(127, 127, 127, 0.4));
    border-radius: var(--ha-border-radius-pill, 9999px);
    font-weight: var(--ha-font-weight-medium, 500);
    padding-inline: var(--ha-space-4, 16px);
  }
  .filled {
    /* A tint: white on the full colour could not be read. */
    background: var(--ha-color-fill-primary-normal-resting, rgba(0, 154, 199, 0.2));
    border-color: transparent;
  }
  .filled:hover {
    background: var(--ha-color-fill-primary-normal-hover, rgba(0, 154, 199, 0.3));
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
`,k=o=>d`<p class="error" role="alert"><ha-icon icon="mdi:alert-circle-outline"></ha-icon><span>${o}</span></p>`;var be="config_panel",Wt=["de","en","zh-Hans"];function Q({language:o}){return Wt.includes(o)||o.startsWith("en-")?o:"en"}var Ut=new Map;function Ie(o,e){let t=Ut.get(o.language);if(t===!0)return!0;let n=t??o.loadBackendTranslation(be,"footfall").then(()=>!0,()=>!0);return Ut.set(o.language,n),n.then(()=>{Ut.set(o.language,!0),e()}),!1}async function ve(o){return await o.loadBackendTranslation(be,"footfall").catch(()=>{}),new R(o)}var R=class{#e;#t;constructor(e){this.#e=e,this.#t=new Intl.PluralRules(Q(e))}say=(e,t)=>D(this.#e.localize,e,t);count=(e,t,n={})=>{let r=this.#t.select(t)==="one"?"one":"other";return this.say(`${e}_${r}`,{count:t,...n})}};function D(o,e,t){let n=o?.(`component.footfall.${be}.${e}`,t)??"";return n===""?Zr(e):n}function In(o,e,t="sensor"){return o.localize(`component.footfall.entity.${t}.${e}.state_attributes.definition.state.${e}`)}function Zr(o){let e=o.slice(o.indexOf(".")+1).replaceAll("_"," ");return e.charAt(0).toUpperCase()+e.slice(1)}var Kt=(o,e)=>({type:"call_service",domain:"footfall",service:o,service_data:e,return_response:!0});async function xe(o,e,t){return(await o.callWS(Kt(e,t))).response}function Un(o){return typeof o=="object"&&o!==null?o.translation_key:void 0}async function z(o,e){if(typeof e!="object"||e===null)return String(e);let{message:t,code:n,...r}=e,{translation_domain:s,translation_key:i,translation_placeholders:a}=r;if(s!==void 0&&i!==void 0){await o.loadBackendTranslation("exceptions",s).catch(()=>{});let l=o.localize(`component.${s}.exceptions.${i}.message`,a??{});if(l)return l}return n==="unauthorized"?new R(o).say("common.not_allowed"):t??String(n??"?")}var Kn="footfall";function v(o,e,t,n){return Jr(o,e).find(r=>r.translation_key===n&&r.entity_id.startsWith(`${t}.`))?.entity_id}function Jr(o,e){return Xr(o).get(e)??[]}var Wn=new WeakMap;function Xr(o){let e=Wn.get(o.entities);if(e)return e;let t=new Map;for(let n of Object.values(o.entities))n.platform!==Kn||!n.device_id||t.set(n.device_id,[...t.get(n.device_id)??[],n]);return Wn.set(o.entities,t),t}function A(o,e){return e===void 0?void 0:o.states[e]}var Qr=new Set(["unavailable","unknown",""]);function O(o){if(!o||Qr.has(o.state))return null;let e=Number(o.state);return Number.isFinite(e)?e:null}function W(o,e){let t=o?.attributes[e];return typeof t=="number"&&Number.isFinite(t)?t:null}function qn(o,e){let t=o.entities[e];return t?.platform===Kn?t:void 0}var Vn=[2e3,5e3,15e3,6e4],we=class{constructor(e,t){this.source=e;this.connection=t}source;connection;#e={status:"loading"};#t=new Set;#n;#o;#s=0;get state(){return this.#e}watch(e){return this.#t.add(e),this.#t.size===1&&(this.connection.addEventListener("ready",this.refresh),this.#a()),e(this.#e),()=>{this.#t.delete(e),this.#t.size===0&&(this.connection.removeEventListener("ready",this.refresh),this.#i())}}refresh=()=>{this.#t.size!==0&&(this.#s=0,this.#i(),this.#a())};#a(){let e=!0,t=this.source(n=>{e&&(this.#s=0,this.#r({status:"ready",value:n}))},n=>{if(!e)return;this.#r({status:"failed",value:this.#e.value,problem:_e(n)});let r=Vn[Math.min(this.#s,Vn.length-1)];this.#s+=1,this.#o=setTimeout(()=>{this.#i(),this.#a()},r)});this.#n=()=>{e=!1,t()}}#i(){clearTimeout(this.#o),this.#n?.(),this.#n=void 0}#r(e){this.#e=e;for(let t of[...this.#t])t(e)}};function _e(o){if(typeof o=="object"&&o!==null){let{code:e,message:t}=o;return{code:typeof e=="string"?e:typeof e=="number"?"connection":"unknown",message:typeof t=="string"?t:""}}return{code:"unknown",message:String(o)}}var es=o=>typeof o=="object"&&o!==null&&"ended"in o;function Gn(o,e){return(t,n)=>{let r=!1,s,i=a=>{es(a)?n({code:"not_found",message:""}):t(a)};return o.connection.subscribeMessage(i,e,{resubscribe:!1}).then(a=>{r?a():s=a},n),()=>{r=!0,Promise.resolve(s?.()).catch(()=>{})}}}function jn(o,e,t){return(n,r)=>{let s=0,i=()=>{s=Date.now(),o.callWS(e).then(n,r)},a=()=>{document.visibilityState!=="hidden"&&Date.now()-s>=t*1e3&&i()},l=setInterval(a,t*1e3);return document.addEventListener("visibilitychange",a),i(),()=>{clearInterval(l),document.removeEventListener("visibilitychange",a)}}}var ts=300,ns=120,Ue=600,Bn=new WeakMap;function Yn(o,e,t){let n=Bn.get(o.connection)??new Map;Bn.set(o.connection,n);let r=JSON.stringify(e),s=n.get(r)??t();return n.set(r,s),s}function qt(o,e){return Yn(o,e,()=>new we(Gn(o,e),o.connection))}function $e(o,e,t){return Yn(o,e,()=>new we(jn(o,e,t),o.connection))}function We(o){return $e(o,{type:"footfall/shops"},ts)}function se(o,e){return qt(o,{type:"footfall/subscribe_day",entry_id:e})}function ke(o,e,t){let n=t?Ue:ns;return $e(o,{type:"footfall/week",entry_id:e,...t?{date:t}:{}},n)}function Zn(o,e,t){return $e(o,{type:"footfall/pattern",entry_id:e,weeks:t},Ue)}function Jn(o,e,t){return $e(o,Kt("report",{config_entry_id:e,period:t}),Ue)}function Xn(o,e){return $e(o,{type:"frontend/get_translations",category:be,integration:["footfall"],language:e},Ue)}function Qn(o,e){return qt(o,{type:"footfall/subscribe_held",entry_id:e})}function eo(o,e){return qt(o,{type:"footfall/subscribe_floor_plan",entry_id:e})}var T=class{constructor(e,t){this.host=e;this.pick=t;e.addController(this)}host;pick;state={status:"loading"};#e;#t;#n=!1;refresh(){this.#e?.refresh()}hostConnected(){this.#e&&this.#o(this.#e)}hostUpdate(){let e=this.pick();e!==this.#e&&(this.hostDisconnected(),this.#e=e,this.state={status:"loading"},this.#n=!0,e&&this.#o(e),this.#n=!1)}hostDisconnected(){this.#t?.(),this.#t=void 0}#o(e){this.#t=e.watch(t=>{this.state=t,this.#n||this.host.requestUpdate()})}};var os={comma_decimal:["en-US","en"],decimal_comma:["de","es","it"],space_comma:["fr","sv","cs"],quote_decimal:["de-CH"]},to=new Set(["integer","group","decimal","fraction","minusSign"]);function rs(o){if(o.number_format!=="system")return os[o.number_format]??o.language}var M=class{#e;#t;#n;constructor(e){this.#e=e.locale,this.#t=Q(e),this.#n=e.locale.time_zone==="server"?e.config.time_zone:void 0}number=(e,t=0)=>{if(e===null)return"\u2013";let n=this.#e.number_format!=="none";return new Intl.NumberFormat(rs(this.#e),{maximumFractionDigits:t,useGrouping:n}).format(e)};percent=e=>e===null?"\u2013":this.#i(e*100,0,{style:"unit",unit:"percent"});minutes=e=>{if(e===null)return"\u2013";let t=Math.round(e),[n,r]=[Math.floor(t/60),t%60];return e<10?this.#i(e,1,{style:"unit",unit:"minute"}):[n&&this.#i(n,0,{style:"unit",unit:"hour"}),(r||!n)&&this.#i(r,0,{style:"unit",unit:"minute"})].filter(Boolean).join(" ")};time=e=>this.#r(e,this.#s);hour=e=>this.#o?this.#r(e,{hour:"numeric",hour12:!0}):new Intl.DateTimeFormat("en-GB",{hour:"2-digit",hourCycle:"h23",timeZone:this.#n}).format(new Date(e));clockHour=e=>this.#o?this.#a(e,{hour:"numeric",hour12:!0}):String(e).padStart(2,"0");clockSpan=e=>{let t=n=>this.#a(n,this.#s);return`${t(e)}\u2013${t((e+1)%24)}`};moment=(e,t=new Date)=>{let n=r=>this.#r(r,{dateStyle:"short"});return n(new Date(e))===n(t)?this.time(e):this.#r(e,{weekday:"long",...this.#s})};weekday=(e,t="long")=>this.#l(e,{weekday:t});dayMonth=e=>this.#l(e,{day:"numeric",month:"short"});weekdayAndDate=e=>this.#l(e,{weekday:"long",day:"numeric",month:"long"});span=(e,t)=>new Intl.DateTimeFormat(this.#t,{day:"numeric",month:"short",timeZone:"UTC"}).formatRange(Vt(e),Vt(t));relative=(e,t=new Date)=>{let n=(new Date(e).getTime()-t.getTime())/1e3,r=new Intl.RelativeTimeFormat(this.#t,{numeric:"auto"}),s=[["day",86400],["hour",3600],["minute",60]];for(let[i,a]of s)if(Math.abs(n)>=a)return r.format(Math.trunc(n/a),i);return r.format(0,"second")};get#o(){let{time_format:e,language:t}=this.#e;return e==="12"?!0:e==="24"?!1:new Intl.DateTimeFormat(e==="system"?void 0:t,{hour:"numeric"}).resolvedOptions().hour12??!1}get#s(){return{...this.#o?{hour:"numeric",hour12:!0}:{hour:"2-digit",hourCycle:"h23"},minute:"2-digit"}}#a(e,t){let n=new Date(Date.UTC(2024,0,1,e));return new Intl.DateTimeFormat(this.#t,{...t,timeZone:"UTC"}).format(n)}#i(e,t,n){let s=new Intl.NumberFormat(this.#t,{...n,unitDisplay:"short",maximumFractionDigits:t}).formatToParts(e),i=s.findIndex(({type:a})=>to.has(a));return s.map(({type:a,value:l},c)=>to.has(a)?c===i?this.number(e,t):"":l).join("")}#r(e,t){return new Intl.DateTimeFormat(this.#t,{...t,timeZone:this.#n}).format(new Date(e))}#l(e,t){return new Intl.DateTimeFormat(this.#t,{...t,timeZone:"UTC"}).format(Vt(e))}};function Vt(o){return new Date(`${o}T12:00:00Z`)}var S=y`
  :host {
    --footfall-series: var(--graph-color-1, var(--color-1, #4269d0));
    --footfall-normal: var(--secondary-text-color);
    --footfall-quiet-fill: color-mix(in srgb, var(--primary-text-color) 8%, transparent);
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
  .titled .content {
    padding-block-start: 0;
  }
  p {
    margin: 0;
  }
  .head {
    align-items: flex-start;
    column-gap: var(--ha-space-4, 16px);
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    row-gap: var(--ha-space-2, 8px);
  }
  .headline {
    flex: 1 1 200px;
  }
  .big {
    font-size: 36px;
    font-variant-numeric: tabular-nums;
    font-weight: 400;
    line-height: 1.1;
  }
  .unit {
    margin-inline-start: 2px;
    font-size: var(--ha-font-size-l, 16px);
  }
  .compared {
    align-items: center;
    color: var(--secondary-text-color);
    display: flex;
    gap: 6px;
    margin-block-start: 2px;
  }
  .compared ha-icon {
    --mdc-icon-size: 20px;
    flex: none;
  }
  .segmented {
    border: 1px solid var(--divider-color);
    border-radius: 23px;
    box-sizing: border-box;
    display: inline-flex;
    flex: none;
  }
  .segmented button {
    border-radius: 23px;
    color: var(--secondary-text-color);
    min-height: 44px;
    padding: 0 var(--ha-space-3, 12px);
  }
  .turn {
    align-items: center;
    display: flex;
    flex: none;
    font-weight: 500;
    margin-inline: -10px;
  }
  @container (max-width: 440px) {
    .segmented {
      flex: 1 0 100%;
    }
    .segmented button {
      flex: 1;
    }
    .turn {
      flex: 1 0 100%;
      justify-content: space-between;
    }
  }
  .segmented button[aria-pressed="true"] {
    background: var(--ha-color-fill-primary-normal-resting, rgba(0, 154, 199, 0.2));
    color: var(--primary-text-color);
    font-weight: 500;
  }
  .select {
    align-items: center;
    align-self: flex-start;
    border: 1px solid var(--divider-color);
    border-radius: 23px;
    display: inline-flex;
    position: relative;
  }
  .select select {
    appearance: none;
    background: none;
    border: none;
    border-radius: 23px;
    color: var(--primary-text-color);
    cursor: pointer;
    font: inherit;
    min-height: 44px;
    padding-block: 0;
    padding-inline: 16px 40px;
  }
  .select option {
    background: var(--card-background-color);
    color: var(--primary-text-color);
  }
  .select ha-icon {
    inset-inline-end: 10px;
    pointer-events: none;
    position: absolute;
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
`,Ke=y`
  .plot {
    border-radius: var(--ha-border-radius-md, 8px);
    direction: ltr;
    flex: 1;
    min-height: 100px;
    position: relative;
    touch-action: pan-y;
  }
  .plot svg {
    display: block;
    inset: 0;
    overflow: visible;
    position: absolute;
  }
  text {
    fill: var(--secondary-text-color);
    font-size: 12px;
    font-variant-numeric: tabular-nums;
  }
  .value {
    fill: var(--primary-text-color);
    font-weight: 500;
    /* A line may run where the number stands. */
    paint-order: stroke;
    stroke: var(--card-background-color, #fff);
    stroke-linejoin: round;
    stroke-width: 3px;
  }
  text.today,
  text.now {
    fill: var(--primary-text-color);
    font-weight: 500;
  }
  .grid {
    stroke: var(--divider-color);
  }
  .closed {
    fill: var(--footfall-quiet-fill);
    opacity: 0.7;
  }
  .bars {
    fill: var(--footfall-series);
  }
  .bars.running {
    fill-opacity: 0.3;
    stroke: var(--footfall-series);
    stroke-dasharray: 3 2;
    stroke-width: 1.5px;
  }
  .curve,
  .normal-line {
    fill: none;
    stroke-linecap: round;
    stroke-linejoin: round;
    stroke-width: 1.5px;
  }
  .curve {
    stroke: var(--footfall-series);
    stroke-width: 2px;
  }
  .sure-band {
    fill: var(--footfall-series);
    opacity: 0.25;
  }
  .normal-band {
    fill: var(--footfall-normal);
    opacity: 0.18;
  }
  .normal-line {
    stroke: var(--footfall-normal);
    stroke-dasharray: 4 3;
  }
  line.now {
    stroke: var(--primary-text-color);
    stroke-width: 1px;
  }
  .hatch {
    stroke: var(--footfall-normal);
    stroke-opacity: 0.5;
  }
  .unheard.partly {
    opacity: 0.5;
  }
  .cursor {
    fill: var(--primary-text-color);
    opacity: 0.08;
  }
  .tip {
    background: var(--card-background-color, #fff);
    border: 1px solid var(--divider-color);
    border-radius: var(--ha-border-radius-md, 8px);
    box-shadow: 0 2px 8px rgba(0, 0, 0, 0.16);
    display: flex;
    flex-direction: column;
    font-size: var(--ha-font-size-s, 12px);
    max-width: 190px;
    padding: 8px 10px;
    pointer-events: none;
    position: absolute;
    top: 8px;
    width: max-content;
    z-index: 1;
  }
  .legend {
    color: var(--secondary-text-color);
    display: flex;
    flex-wrap: wrap;
    font-size: var(--ha-font-size-s, 12px);
    gap: 4px 16px;
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .legend li {
    align-items: center;
    display: inline-flex;
    gap: 6px;
  }
  .sign {
    block-size: 12px;
    border-radius: 3px;
    inline-size: 12px;
  }
  .sign.bar {
    background: var(--footfall-series);
  }
  .sign.running {
    background: color-mix(in srgb, var(--footfall-series) 30%, transparent);
    box-sizing: border-box;
    border: 1.5px dashed var(--footfall-series);
  }
  .sign.line {
    background: linear-gradient(var(--footfall-series), var(--footfall-series)) center / 100% 2px no-repeat;
    border-radius: 0;
    inline-size: 16px;
  }
  .sign.normal {
    background:
      repeating-linear-gradient(90deg, var(--footfall-normal) 0 4px, transparent 4px 7px) center / 100% 1.5px no-repeat,
      color-mix(in srgb, var(--footfall-normal) 18%, transparent);
    inline-size: 18px;
  }
  .sign.closed {
    background: var(--footfall-quiet-fill);
    border: 1px solid var(--divider-color);
    box-sizing: border-box;
  }
  .sign.partly {
    opacity: 0.5;
  }
  .sign.unheard,
  .sign.partly {
    background: repeating-linear-gradient(45deg, var(--footfall-normal) 0 1px, transparent 1px 4px);
    border: 1px solid var(--divider-color);
    box-sizing: border-box;
  }
  .mirrored:dir(rtl) {
    transform: scaleX(-1);
  }
`;var ss=["localize","locale","language","themes","entities","connection","user"],h=class extends P{static properties={hass:{attribute:!1},config:{state:!0}};static styles=S;#e=new T(this,()=>this.hass&&We(this.hass));#t=new T(this,()=>{let e=this.shop;return this.hass&&e?this.feed?.(this.hass,e):void 0});static getStubConfig(){return{}}setConfig(e){for(let t of["shop","title"])if(e[t]!==void 0&&typeof e[t]!="string")throw new Error(`${t}: has to be a text`);this.config=e}getCardSize(){return 4}getGridOptions(){return{columns:12,rows:"auto",min_columns:6}}get shop(){let e=this.#e.state.value,t=this.config?.shop;return t===void 0?e?.[0]:e?.find(n=>n.entry_id===t)}refresh(){this.#t.refresh()}shouldUpdate(e){let t=e.get("hass"),n=this.hass;if(e.size!==1||!t||!n||ss.some(i=>t[i]!==n[i]))return!0;let r=this.shop;return(r&&this.watched?.(n,r))?.some(i=>i!==void 0&&t.states[i]!==n.states[i])??!1}render(){if(!this.hass||!this.config)return u;let e=Ie(this.hass,()=>{this.requestUpdate()});return d`<ha-card class=${this.config.title?"titled":""} .header=${this.config.title}
      >${e?this.#n(this.hass):ee()}</ha-card
    >`}#n(e){let t=new R(e),n=this.#e.state;if(n.value===void 0)return n.problem?ie(t,n.problem):ee(t);let r=this.shop;if(!r)return w(t,n.value.length?"common.shop_gone":"common.no_shop","mdi:store-off-outline");let s=new M(e);if(!this.feed?.(e,r))return this.content({hass:e,shop:r,data:void 0,texts:t,format:s});let{value:i,problem:a}=this.#t.state;return i===void 0?a?ie(t,a):ee(t):d`${this.content({hass:e,shop:r,data:i,texts:t,format:s})}
    ${a?d`<p class="stale">${t.say("common.stale")}</p>`:u}`}};function w(o,e,t){return d`<div class="note" role="status">
    <ha-icon .icon=${t}></ha-icon>
    <p>${o.say(e)}</p>
  </div>`}function ie(o,{code:e,message:t}){return e==="unauthorized"?w(o,"common.unauthorized","mdi:lock-outline"):e==="not_found"?w(o,"common.not_running","mdi:store-off-outline"):d`<div class="note" role="alert">
    <ha-icon icon="mdi:alert-circle-outline"></ha-icon>
    <p>${o.say("common.failed")}<br /><small>${t||e}</small></p>
  </div>`}function ee(o){return d`<div class="loading" role="status" aria-label=${o?.say("common.loading")??u}>
    <span></span><span></span><span></span>
  </div>`}function j(){return document.querySelector("home-assistant")?.hass}function qe(o){return{select:{mode:"dropdown",options:Object.keys(o).map(t=>({value:t,get label(){let n=document.querySelector("home-assistant");return D(n?.hass?.localize??(()=>""),o[t])}}))}}}var is={name:"shop",selector:{config_entry:{integration:"footfall"}}},as={name:"title",selector:{text:{}}},ls={shop:"common.shop",title:"common.title"},ds={shop:"common.shop_helper",title:"common.title_helper"};function b(o=[],e={}){return{schema:[is,as,...o],computeLabel:(t,n)=>{let r=e[t.name]??ls[t.name];return r?D(n,r):t.name},computeHelper:(t,n)=>{let r=ds[t.name];return r&&D(n,r)}}}function ae(o,e){let{localize:t}=j()??{},n=Object.entries(e).map(([r,s])=>({value:r,label:D(t,s)}));return{name:o,selector:{select:{mode:"dropdown",options:n}}}}var Ve=class extends h{static properties={...h.properties,count:{state:!0},state:{state:!0}};static styles=[h.styles,$,Nn];#e=new Fe;constructor(){super(),this.count=Ne(null),this.state={step:"counting"}}static getConfigForm(){return b()}getGridOptions(){return{columns:12,rows:"auto",min_columns:6}}disconnectedCallback(){super.disconnectedCallback(),this.#e.release()}watched(e,t){return[ro(e,t)]}willUpdate(){let{hass:e,shop:t}=this;e&&t&&this.state.step==="counting"&&(this.count=Dn(this.count,oo(e,t)))}content(e){let{state:t}=this;if(t.step==="taken"||t.step==="undone")return this.#s(e,t);let n=oo(e.hass,e.shop);return n===null&&t.step==="counting"?w(e.texts,"calibrate.unavailable","mdi:ear-hearing-off"):this.#t(e,n)}#t({hass:e,shop:t,texts:n,format:r},s){let{state:i,count:a}=this,l=i.step==="sending",c=a.touched?n.say("calibrate.hint_changed",{estimate:r.number(s)}):n.say("calibrate.hint");return d`<div class="content">
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
          @focus=${cs}
          @change=${p=>{this.#r(p.target)}}
          @keydown=${p=>{this.#l(p)}}
        />
        ${this.#n(1,"mdi:plus",n.say("calibrate.more"),l||a.value>=1e4)}
      </div>
      <p class="quiet hint">${c}</p>
      ${i.step==="refused"?k(n.say("calibrate.failed",{reason:i.problem})):u}
      <button class="filled confirm" ?disabled=${l} @click=${()=>{this.#c(e,t)}}>
        ${l?n.say("calibrate.sending"):n.say("calibrate.confirm",{count:r.number(a.value)})}
      </button>
    </div>`}#n(e,t,n,r){let s=()=>{this.count=oe(this.count,e)};return d`<button
      class="step"
      aria-label=${n}
      ?disabled=${r}
      @pointerdown=${i=>{i.button===0&&this.#e.press(s)}}
      @pointerup=${this.#o}
      @pointerleave=${this.#o}
      @pointercancel=${this.#o}
      @contextmenu=${ps}
      @click=${()=>{this.#e.click(s)}}
    >
      <ha-icon .icon=${t}></ha-icon>
    </button>`}#o=()=>{this.#e.release()};#s(e,t){let{hass:n,shop:r,texts:s}=e,i=d`<button class="bordered" @click=${this.#i}>${s.say("calibrate.again")}</button>`;if(t.step==="undone"){let l=t.forgotten>0?"calibrate.undone":"calibrate.not_undone";return d`<div class="content answer">
        <p role="status">${s.say(l)}</p>
        <div class="actions">${i}</div>
      </div>`}let{answer:a}=t;return d`<div class="content answer">
      <div role="status">
        <p class="done"><ha-icon icon="mdi:check-circle-outline"></ha-icon>${this.#a(e,a)}</p>
        <p class="quiet">${s.count("calibrate.teach",a.counts)}</p>
        ${a.used?u:d`<p class="quiet">${s.say("calibrate.not_used")}</p>`}
        ${a.used&&a.after!==a.counted?d`<p class="quiet">${s.say("calibrate.partly")}</p>`:u}
      </div>
      ${t.problem===void 0?u:k(s.say("calibrate.not_taken_back",{reason:t.problem}))}
      <div class="actions">
        <button class="bordered" @click=${()=>{this.#d(n,r,a)}}>
          <ha-icon icon="mdi:undo"></ha-icon>${s.say("calibrate.undo")}
        </button>
        ${i}
      </div>
    </div>`}#a({texts:e,format:t},{before:n,after:r}){return e.say("calibrate.answer",{before:t.number(n),after:t.number(r)})}#i=()=>{this.count=Ne(null),this.state={step:"counting"}};#r(e){this.count=zn(this.count,e.value),e.value=String(this.count.value)}#l(e){this.#r(e.target);let t=Fn(this.count,e.key);t!==null&&(e.preventDefault(),this.count=t)}async#c(e,t){this.state={step:"sending"};try{let n={count:this.count.value,config_entry_id:t.entry_id};this.state={step:"taken",answer:await xe(e,"calibrate",n)}}catch(n){this.count={...this.count,touched:!0},this.state={step:"refused",problem:await z(e,n)}}}async#d(e,t,n){try{let r=new Date(Date.parse(n.time)+1e3).toISOString(),s={since:n.time,until:r,config_entry_id:t.entry_id},{forgotten:i}=await xe(e,"forget_counts",s);this.state={step:"undone",forgotten:i}}catch(r){this.state={step:"taken",answer:n,problem:await z(e,r)}}}},cs=o=>{o.target.select()},ps=o=>{o.preventDefault()},ro=(o,e)=>v(o,e.device_id,"sensor","occupancy"),oo=(o,e)=>O(A(o,ro(o,e)));var Gt=[0,2,5,10,20,45],us=["below_2_min","from_2_min","from_5_min","from_10_min","from_20_min","from_45_min"],so=o=>Gt.map((e,t)=>({from:e,to:Gt[t+1]??null,share:o[t]??0}));function io(o){let e=us.map(t=>o[t]);return e.every(t=>typeof t=="number")?so(e):null}function ao(o){let e=Gt.map(n=>o.find(r=>r.from_seconds===n*60)?.people??0),t=ms(e);return t===null?null:so(t)}function ms(o){let e=o.reduce((a,l)=>a+l,0);if(e<=0)return null;let t=o.map(a=>100*a/e),n=t.map(Math.floor),r=100-n.reduce((a,l)=>a+l,0),s=t.map((a,l)=>({index:l,rest:a-Math.floor(a)})).sort((a,l)=>l.rest-a.rest),i=new Set(s.slice(0,r).map(({index:a})=>a));return n.map((a,l)=>i.has(l)?a+1:a)}function lo(o,e,t){return o.to!==null&&o.to<=e?"bounce":o.from>=t?"engaged":null}var hs={s:1/60,min:1,h:60,d:1440};function jt(o,e){let t=typeof e=="string"?hs[e]:void 0;return o===null||t===void 0?null:o*t}var co=y`
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
    grid-template-columns: repeat(3, 1fr);
  }
  @container (max-width: 400px) {
    .terms {
      grid-template-columns: 1fr 1fr;
    }
    .terms button:last-child {
      grid-column: 1 / -1;
    }
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
`;var Yt={today:"dwell.today",yesterday:"dwell.yesterday",this_week:"dwell.this_week",last_week:"dwell.last_week",this_month:"dwell.this_month",last_month:"dwell.last_month"},Bt=Object.keys(Yt),fs=["dwell","bounce_rate","engaged_visits","traceable_share"],Zt={bounce:{name:"dwell.bounce",means:"dwell.bounce_means"},engaged:{name:"dwell.engaged",means:"dwell.engaged_means"},traceable:{name:"dwell.traceable",means:"dwell.traceable_means"}},Ge=class extends h{static properties={...h.properties,period:{state:!0},term:{state:!0}};static styles=[h.styles,$,co];#e=new T(this,()=>this.hass&&this.shop&&this.period!=="today"?Jn(this.hass,this.shop.entry_id,this.period):void 0);constructor(){super(),this.period="today",this.term=null}static getConfigForm(){let e={name:"period",selector:qe(Yt)};return b([e],{period:"dwell.period"})}setConfig(e){super.setConfig(e);let{period:t="today"}=e;if(!Bt.includes(t))throw new Error(`period: has to be one of ${Bt.join(", ")}`);this.period=t}watched(e,t){return fs.map(n=>v(e,t.device_id,"sensor",n))}content(e){let{texts:t}=e,n=Bt.map(r=>({value:r,label:t.say(Yt[r])}));return d`<div class="content">
      <div class="head">
        ${L(t.say("dwell.period"),n,this.period,r=>{this.period=r})}
      </div>
      ${this.period==="today"?this.#t(e):this.#n(e)}
    </div>`}#t(e){let{hass:t,shop:n,texts:r,format:s}=e;if(n.anonymous)return w(r,"dwell.anonymous","mdi:incognito");let[i,a,l,c]=this.watched(t,n).map(g=>A(t,g));if(!i||i.state==="unavailable")return w(r,"dwell.unavailable","mdi:ear-hearing-off");let p=io(i.attributes);if(!p)return w(r,"dwell.none_today","mdi:timer-sand-empty");let m=g=>s.percent(g===null?null:g/100),f=O(l);return this.#o(e,{bands:p,median:jt(O(i),i.attributes.unit_of_measurement),terms:{bounce:m(O(a)),engaged:f===null?"\u2013":r.count("dwell.visits",f,{count:s.number(f)}),traceable:m(O(c))}})}#n(e){let{texts:t,format:n}=e,{value:r,problem:s}=this.#e.state;if(r===void 0)return s?ie(t,s):ee(t);let{dwell_bands:i,dwell_median:a,bounce_rate:l,engaged_rate:c,traceable_share:p}=r.response,m=ao(i);return m?this.#o(e,{bands:m,median:jt(a,"s"),terms:{bounce:n.percent(l),engaged:n.percent(c),traceable:n.percent(p)}}):w(t,"dwell.none","mdi:timer-sand-empty")}#o(e,{bands:t,median:n,terms:r}){let{shop:s,texts:i,format:a}=e,l=Math.max(...t.map(c=>c.share),1);return d`<div class="median">
        <span class="big">${a.minutes(n)}</span>
        <span class="quiet">${i.say("dwell.median")}</span>
      </div>
      <ul class="bars" aria-label=${i.say("dwell.bars")}>
        ${t.map(c=>{let p=lo(c,s.bounce_minutes,s.engaged_minutes);return d`<li data-kind=${p??"between"}>
            <span class="range">${gs(e,c)}</span>
            <span class="track"><i style="inline-size: ${100*c.share/l}%"></i></span>
            <span class="share">${a.percent(c.share/100)}</span>
          </li>`})}
      </ul>
      <div class="terms">
        ${Object.keys(Zt).map(c=>this.#s(e,c,r[c]))}
      </div>
      ${this.term?d`<p id="meaning" class="meaning">${ys(e,this.term)}</p>`:u}`}#s({texts:e},t,n){let r=this.term===t;return d`<button
      data-kind=${t}
      aria-expanded=${r}
      aria-controls=${r?"meaning":u}
      @click=${()=>{this.term=r?null:t}}
    >
      <span class="term"><i></i>${e.say(Zt[t].name)}<ha-icon icon="mdi:information-outline"></ha-icon></span>
      <span class="value">${n}</span>
    </button>`}};function gs({texts:o,format:e},{from:t,to:n}){let r={low:e.number(t),high:e.number(n)};return n===null?o.say("dwell.above",r):o.say(t===0?"dwell.below":"dwell.between",r)}function ys({shop:o,texts:e,format:t},n){let r={bounce:o.bounce_minutes,engaged:o.engaged_minutes,traceable:null};return e.say(Zt[n].means,{minutes:t.number(r[n])})}var K={side:24,top:24,bottom:46},bs=.01,vs=.05;function Jt(o,e){return{x:po(o.x,K.side,K.side,e.width),y:po(o.y,K.top,K.bottom,e.height)}}function po(o,e,t,n){return n<=e+t?.5:Math.min(1-t/n,Math.max(e/n,o))}var Xt=(o,e,t)=>({x:t.width>0?(o-t.left)/t.width:0,y:t.height>0?(e-t.top)/t.height:0});function uo(o,e,t){let n=t?vs:bs;switch(e){case"ArrowLeft":return{...o,x:o.x-n};case"ArrowRight":return{...o,x:o.x+n};case"ArrowUp":return{...o,y:o.y-n};case"ArrowDown":return{...o,y:o.y+n};default:return null}}function mo(o,e){if(o<=0)return[];let t=Math.min(o,Math.max(1,Math.round(Math.sqrt(o*e)))),n=Math.ceil(o/t);return Array.from({length:o},(r,s)=>{let i=Math.floor(s/t),a=i===n-1?o-i*t:t;return{x:(s%t+.5)/a,y:(i+.5)/n}})}var ho=o=>({x:Math.round(o.x*1e3)/1e3,y:Math.round(o.y*1e3)/1e3});var fo=o=>({places:o,chosen:null,drag:null,changed:!1});function go(o,e){switch(e.type){case"grab":return xs(o,e);case"move":return ws(o,e);case"drop":return o.drag?.pointer===e.pointer?{...o,drag:null}:o;case"break-off":return _s(o);case"key":return $s(o,e);case"place":return Qt({...o,chosen:e.id},e.id,e.at,e.plan);case"remove":return ks(o,e.id)}}function xs(o,{id:e,pointer:t,x:n,y:r,plan:s}){let i=o.places[e];if(o.drag!==null||i===void 0)return o;let a=Xt(n,r,s),l=Jt(i,s);return{...o,chosen:e,drag:{id:e,pointer:t,from:i,grip:{x:l.x-a.x,y:l.y-a.y}}}}function ws(o,{pointer:e,x:t,y:n,plan:r}){let{drag:s}=o;if(s?.pointer!==e)return o;let i=Xt(t,n,r);return Qt(o,s.id,{x:i.x+s.grip.x,y:i.y+s.grip.y},r)}function _s(o){let{drag:e}=o;return e===null?o:{...o,places:{...o.places,[e.id]:e.from},drag:null}}function $s(o,{id:e,key:t,far:n,plan:r}){let s=o.places[e],i=s&&uo(s,t,n);return i?Qt({...o,chosen:e},e,i,r):o}function ks(o,e){return{places:Object.fromEntries(Object.entries(o.places).filter(([n])=>n!==e)),chosen:null,drag:null,changed:!0}}var Qt=(o,e,t,n)=>({...o,places:{...o.places,[e]:ho(Jt(t,n))},changed:!0});var yo={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},bo=o=>(...e)=>({_$litDirective$:o,values:e}),je=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};var vo="important",Ss=" !"+vo,Se=bo(class extends je{constructor(o){if(super(o),o.type!==yo.ATTRIBUTE||o.name!=="style"||o.strings?.length>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(o){return Object.keys(o).reduce((e,t)=>{let n=o[t];return n==null?e:e+`${t=t.includes("-")?t:t.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,"-$&").toLowerCase()}:${n};`},"")}update(o,[e]){let{style:t}=o.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(e)),this.render(e);for(let n of this.ft)e[n]==null&&(this.ft.delete(n),n.includes("-")?t.removeProperty(n):t[n]=null);for(let n in e){let r=e[n];if(r!=null){this.ft.add(n);let s=typeof r=="string"&&r.endsWith(Ss);n.includes("-")||s?t.setProperty(n,s?r.slice(0,-11):r,s?vo:""):t[n]=r}}return U}});function Be(o,e){let{image:t,aspect:n,label:r,broken:s,loaded:i,failed:a}=o;return d`<div
    class="plan"
    role="group"
    aria-label=${r}
    style=${Se({"--aspect":`${n??1.6}`})}
  >
    ${t===null||s?u:d`<img
            src=${t}
            alt=""
            draggable="false"
            @load=${l=>i?.(l.target)}
            @error=${a}
          />`}
    ${e}
  </div>`}var Ts=18,Es=20;function Te(o,e,t){if(o.kind==="node")return e.say("floor_plan.node",{node:o.name,status:o.said});let{people:n,name:r}=o;if(n===null)return e.say("floor_plan.zone_unavailable",{zone:r});if(n===0)return e.say("floor_plan.zone_nobody",{zone:r});let s=o.kind==="till"?"floor_plan.zone_queue":"floor_plan.zone_people";return e.count(s,n,{zone:r,count:t.number(n)})}function Ye(o,e){return o.kind==="node"?e.say("floor_plan.node_named",{node:o.name}):o.name}function Cs(o){return o.kind==="node"?o.status==="listening"?"on":"off":o.people===null?"unknown":o.people>0?"people":"nobody"}var Rs={listening:"mdi:access-point",paused:"mdi:pause",no_key:"mdi:key-remove"};function tn(o,e){let t=Cs(o),n=o.kind==="node"?d`<ha-icon .icon=${Rs[o.status??""]??"mdi:access-point-off"}></ha-icon>`:e.number(o.people),r=o.kind!=="node"?Hs(o.people):0;return d`<span
    class="face"
    data-kind=${o.kind}
    data-state=${t}
    style=${Se({"--ring":`${r}px`})}
    aria-hidden="true"
    ><span>${n}</span></span
  >`}var Hs=o=>Math.round(Ts*Math.sqrt(Math.min(1,(o??0)/Es)));function Ze(o,e,t,n,r,s){return d`<button
    class="marker"
    data-id=${o.id}
    style=${Se({"--x":`${e.x}`,"--y":`${e.y}`})}
    aria-pressed=${s?s.chosen:u}
    aria-describedby=${s?"hint":u}
    @click=${r}
    @pointerdown=${s?.down}
    @pointermove=${s?.move}
    @pointerup=${s?.up}
    @pointercancel=${s?.cancel}
    @keydown=${s?.key}
  >
    <span class="hidden">${t}</span>${tn(o,n)}<span class="name" dir="auto" aria-hidden="true"
      >${o.name}</span
    >
  </button>`}var Je=y`
  footfall-floor-plan-editor {
    display: contents;
  }
  .plan {
    aspect-ratio: var(--aspect);
    background: var(--footfall-quiet-fill);
    border-radius: var(--ha-border-radius-md, 8px);
    box-shadow: inset 0 0 0 1px var(--divider-color, rgba(127, 127, 127, 0.3));
    inline-size: min(100%, 75vh * var(--aspect));
    margin-inline: auto;
    position: relative;
  }
  .plan img {
    block-size: 100%;
    border-radius: inherit;
    display: block;
    inline-size: 100%;
    object-fit: fill;
    user-select: none;
  }
  .marker {
    align-items: center;
    background: none;
    display: grid;
    height: 44px;
    justify-items: center;
    left: clamp(${K.side}px, 100% * var(--x), 100% - ${K.side}px);
    padding: 0;
    position: absolute;
    top: clamp(${K.top}px, 100% * var(--y), 100% - ${K.bottom}px);
    transform: translate(-50%, -50%);
    width: 44px;
  }
  .marker:hover {
    background: none;
  }
  .name {
    /* Beside the middle as far as the marker is beside the middle of the plan: so no name leaves it. */
    background: var(--ha-card-background, var(--card-background-color, #fff));
    border-radius: 4px;
    font-size: var(--ha-font-size-s, 12px);
    inset-block-start: 100%;
    left: calc(100% * var(--x));
    line-height: 16px;
    max-width: 104px;
    overflow: hidden;
    padding-inline: 4px;
    position: absolute;
    text-overflow: ellipsis;
    transform: translateX(calc(-100% * var(--x)));
    white-space: nowrap;
  }
  .face {
    --colour: var(--footfall-series);
    background: var(--ha-card-background, var(--card-background-color, #fff));
    block-size: 36px;
    border: 3px solid var(--colour);
    border-radius: 50%;
    box-sizing: border-box;
    color: var(--primary-text-color);
    display: grid;
    font-variant-numeric: tabular-nums;
    font-weight: var(--ha-font-weight-bold, 700);
    min-inline-size: 36px;
    place-items: center;
  }
  .face[data-kind="till"] {
    border-radius: 10px;
  }
  .face[data-state="people"] {
    box-shadow: 0 0 0 var(--ring) color-mix(in srgb, var(--colour) 35%, transparent);
  }
  .face[data-state="nobody"] {
    --colour: var(--secondary-text-color);
    border-width: 1px;
    font-weight: var(--ha-font-weight-normal, 400);
  }
  .face[data-state="unknown"] {
    --colour: var(--secondary-text-color);
    border-style: dashed;
    border-width: 2px;
    color: var(--secondary-text-color);
  }
  .face[data-kind="node"] {
    block-size: 24px;
    border-radius: 6px;
    border-width: 1px;
    min-inline-size: 24px;
    transform: rotate(45deg);
  }
  .face[data-kind="node"] + .name {
    inset-block-start: calc(100% - 6px);
  }
  .face[data-kind="node"] > span {
    display: grid;
    transform: rotate(-45deg);
  }
  .face[data-kind="node"] ha-icon {
    --mdc-icon-size: 14px;
  }
  .face[data-state="off"] {
    --colour: var(--error-color);
    border-style: dashed;
    border-width: 2px;
  }
  .marker[aria-pressed] {
    cursor: grab;
    touch-action: none;
    user-select: none;
  }
  .marker[aria-pressed="true"] {
    z-index: 1;
  }
  .marker[aria-pressed="true"] .face {
    outline: 2px solid var(--primary-text-color);
    outline-offset: 2px;
  }
  .marker[aria-pressed]:active {
    cursor: grabbing;
  }
  @container (min-width: 640px) {
    .marker .face[data-kind="zone"],
    .marker .face[data-kind="till"] {
      block-size: 44px;
      font-size: var(--ha-font-size-l, 16px);
      min-inline-size: 44px;
    }
    .name {
      font-size: var(--ha-font-size-m, 14px);
      line-height: 20px;
      max-width: 160px;
    }
  }
  .chips,
  .chosen {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: var(--ha-space-2, 8px);
  }
  .chosen {
    justify-content: space-between;
  }
  .chip {
    align-items: center;
    background: var(--footfall-quiet-fill);
    border-radius: var(--ha-border-radius-pill, 9999px);
    cursor: pointer;
    display: inline-flex;
    gap: var(--ha-space-2, 8px);
    min-height: 44px;
    padding-inline: 12px;
  }
  .chip .face {
    font-size: var(--ha-font-size-s, 12px);
    block-size: 28px;
    min-inline-size: 28px;
  }
  .file:focus-within {
    outline: 2px solid var(--primary-color);
    outline-offset: 2px;
  }
  .edit {
    align-self: flex-end;
  }
  .edit ha-icon,
  .chip ha-icon {
    --mdc-icon-size: 20px;
  }
  .actions {
    justify-content: flex-end;
  }
`;var Xe=o=>`zone ${o}`,nn=o=>`node ${o}`;function Ee(o,e,t){let n=t?e.nodes.map(r=>Ps(o,r)):[];return[...e.zones.map(r=>As(o,r)),...n]}function As(o,e){let t=Os(o,e),n=e.kind==="till"?"till":"zone";return{id:Xe(e.id),kind:n,name:e.name,people:O(A(o,t)),entity:t}}function Ps(o,e){let t=v(o,e.device_id,"sensor","status"),n=A(o,t),r=n&&n.state!=="unavailable"&&n.state!=="unknown"?n.state:null,s=n?o.formatEntityState(n):"\u2013";return{id:nn(e.id),kind:"node",name:e.name,status:r,said:s,entity:t}}function Os(o,e){return v(o,e.device_id,"sensor","queue")??v(o,e.device_id,"sensor","people")}var wo=(o,e)=>Ee(o,e,!0).map(t=>t.entity);function Qe(o,e,t){let n=[...xo(o.zones,Xe),...xo(o.nodes,nn)];if(n.length>0||!t)return Object.fromEntries(n);let r=mo(e.zones.length,o.aspect??1.6);return Object.fromEntries(e.zones.map((s,i)=>[Xe(s.id),r[i]??{x:.5,y:.5}]))}var xo=(o,e)=>Object.entries(o).flatMap(([t,n])=>n?[[e(t),n]]:[]);function _o(o,e){let t=(n,r)=>Object.fromEntries(n.flatMap(({id:s})=>o[r(s)]?[[s,o[r(s)]]]:[]));return{zones:t(e.zones,Xe),nodes:t(e.nodes,nn)}}var on=["image/png","image/jpeg","image/gif"];function $o(o){return on.includes(o.type)?o.size>10485760?"floor_plan.image_size":null:"floor_plan.image_type"}async function ko(o,e){let t=new FormData;t.append("file",e);let n=await o.fetchWithAuth("/api/image/upload",{method:"POST",body:t});if(!n.ok)throw new Error(`${n.status} ${n.statusText}`.trim());let{id:r}=await n.json();return`/api/image/serve/${r}/original`}async function So(o,e){let t=/^\/api\/image\/serve\/([^/]+)\/original$/.exec(e)?.[1];t!==void 0&&await o.callWS({type:"image/delete",image_id:t})}var To=o=>o.naturalWidth>0&&o.naturalHeight>0?o.naturalWidth/o.naturalHeight:null;var Eo={x:.5,y:.5},et=class extends P{static properties={hass:{attribute:!1},shop:{attribute:!1},plan:{attribute:!1},session:{state:!0},image:{state:!0},aspect:{state:!0},broken:{state:!0},busy:{state:!0},problem:{state:!0}};static styles=[S,$,Je];#e;#t=[];constructor(){super(),this.broken=!1,this.busy=null,this.problem=null}willUpdate(){this.#e||(this.#e=this.plan,this.session=fo(Qe(this.plan,this.shop,!0)),this.image=this.plan.image,this.aspect=this.plan.aspect)}firstUpdated(){this.renderRoot.querySelector(".marker, button")?.focus()}render(){let e=new R(this.hass),t=Ee(this.hass,this.shop,!0);return d`<p id="hint" class="quiet">${e.say("floor_plan.hint")}</p>
      ${this.#n(e,t)} ${this.#l(e,t)} ${this.#u(e)} ${this.#h(e)}
      <div class="actions">
        <button
          class="bordered"
          ?disabled=${this.busy!==null}
          @click=${()=>{this.#p(this.plan.image)}}
        >
          ${e.say("floor_plan.cancel")}
        </button>
        <button class="filled" ?disabled=${this.busy!==null} @click=${()=>{this.#g(e)}}>
          ${e.say(this.busy==="saving"?"floor_plan.saving":"floor_plan.save")}
        </button>
      </div>`}#n(e,t){let n=new M(this.hass),{places:r,chosen:s}=this.session;return Be({image:this.image&&this.hass.hassUrl(this.image),aspect:this.aspect,label:e.say("floor_plan.plan"),broken:this.broken,loaded:i=>{this.aspect=To(i)??this.aspect},failed:()=>{this.broken=!0}},t.map(i=>{let a=r[i.id],l=Te(i,e,n);return a&&Ze(i,a,l,n,()=>{},this.#o(i,s===i.id))}))}#o({id:e},t){return{chosen:t,down:n=>{n.button===0&&(n.currentTarget.setPointerCapture(n.pointerId),this.#r({type:"grab",id:e,...this.#s(n)}))},move:n=>{this.#r({type:"move",...this.#s(n)})},up:n=>{this.#r({type:"drop",pointer:n.pointerId})},cancel:()=>{this.#r({type:"break-off"})},key:n=>{this.#a(e,n)}}}#s({pointerId:e,clientX:t,clientY:n}){return{pointer:e,x:t,y:n,plan:this.#i}}#a(e,t){if(t.key==="Escape"&&this.session.drag)this.#r({type:"break-off"});else if(t.key==="Delete")this.#r({type:"remove",id:e});else if(t.key.startsWith("Arrow"))this.#r({type:"key",id:e,key:t.key,far:t.shiftKey,plan:this.#i});else return;t.preventDefault(),t.stopPropagation()}get#i(){return this.renderRoot.querySelector(".plan")?.getBoundingClientRect()??{left:0,top:0,width:0,height:0}}#r(e){this.session=go(this.session,e)}#l(e,t){let{places:n,chosen:r}=this.session,s=t.filter(a=>!n[a.id]),i=t.find(a=>a.id===r&&n[a.id]);return d`${i?this.#c(e,i):u}
    ${s.length?d`<div class="chips">
            <span class="quiet">${e.say("floor_plan.unplaced")}</span>
            ${s.map(a=>d`<button
                  class="chip"
                  aria-label=${e.say("floor_plan.place",{name:Ye(a,e)})}
                  @click=${()=>{this.#r({type:"place",id:a.id,at:Eo,plan:this.#i}),this.#d(a.id)}}
                >
                  <ha-icon icon="mdi:plus"></ha-icon>${Ye(a,e)}
                </button>`)}
          </div>`:u}`}#c(e,t){let{id:n}=t,r=Ye(t,e),{x:s,y:i}=this.session.places[n]??Eo,a=new M(this.hass),l={name:r,across:a.number(100*s),down:a.number(100*i)};return d`<div class="chosen">
      <p class="quiet" aria-live="polite">${e.say("floor_plan.moved",l)}</p>
      <button
        class="chip"
        @click=${()=>{this.#r({type:"remove",id:n})}}
      >
        <ha-icon icon="mdi:minus"></ha-icon>${e.say("floor_plan.remove",{name:r})}
      </button>
    </div>`}async#d(e){await this.updateComplete,this.renderRoot.querySelector(`[data-id="${e}"]`)?.focus()}#u(e){return d`<div class="chips">
        <label class="chip file">
          <input
            type="file"
            class="hidden"
            accept=${on.join(",")}
            ?disabled=${this.busy!==null}
            @change=${t=>{this.#f(e,t.target)}}
          />
          <ha-icon icon="mdi:image-plus-outline"></ha-icon>
          ${e.say(this.image===null?"floor_plan.choose_image":"floor_plan.replace_image")}
        </label>
        ${this.image===null?u:d`<button class="chip" ?disabled=${this.busy!==null} @click=${this.#m}>
                <ha-icon icon="mdi:image-off-outline"></ha-icon>${e.say("floor_plan.remove_image")}
              </button>`}
      </div>
      <p class="quiet">${e.say("floor_plan.image_needs_no_login")}</p>`}#m=()=>{this.image=null,this.aspect=null,this.broken=!1};#h(e){let t=JSON.stringify(this.plan)!==JSON.stringify(this.#e);return d`${this.busy==="uploading"?d`<p role="status">${e.say("floor_plan.uploading")}</p>`:u}
    ${this.broken&&this.image!==null?k(e.say("floor_plan.image_missing")):u}
    ${t?k(e.say("floor_plan.changed_elsewhere")):u}
    ${this.problem===null?u:k(this.problem)}`}async#f(e,t){let n=t.files?.[0];if(t.value="",!n)return;let r=$o(n);if(r!==null){let s=new M(this.hass).number(n.size/1048576,1);this.problem=e.say(r,{size:s});return}this.busy="uploading",this.problem=null;try{this.image=await ko(this.hass,n),this.#t.push(this.image),this.broken=!1}catch(s){this.problem=e.say("floor_plan.image_failed",{reason:await z(this.hass,s)})}this.busy=null}async#g(e){this.busy="saving",this.problem=null;try{let{image:t,aspect:n}=this,r=_o(this.session.places,this.shop),s={type:"footfall/floor_plan/save",entry_id:this.shop.entry_id,image:t,aspect:n,...r};await this.hass.callWS(s)}catch(t){this.problem=e.say("floor_plan.not_saved",{reason:await z(this.hass,t)}),this.busy=null;return}this.#p(this.image)}#p(e){let t=this.#t.filter(n=>n!==e);Promise.allSettled(t.map(n=>So(this.hass,n))),this.dispatchEvent(new CustomEvent("closed"))}};var Co="footfall-floor-plan-editor";customElements.get(Co)||customElements.define(Co,et);var tt=class extends h{static properties={...h.properties,editing:{state:!0},brokenImage:{state:!0}};static styles=[h.styles,$,Je];constructor(){super(),this.editing=!1,this.brokenImage=null}static getConfigForm(){return b([{name:"show_nodes",default:!0,selector:{boolean:{}}}],{show_nodes:"floor_plan.show_nodes"})}setConfig(e){super.setConfig(e);let{show_nodes:t=!0}=e;if(typeof t!="boolean")throw new Error("show_nodes: has to be true or false")}getCardSize(){return 6}feed(e,t){return eo(e,t.entry_id)}watched(e,t){return wo(e,t)}content(e){let{hass:t,shop:n,texts:r,data:s}=e;if(this.editing&&n.may_edit)return d`<div class="content">
        <footfall-floor-plan-editor
          .hass=${t}
          .shop=${n}
          .plan=${s}
          @closed=${this.#o}
        ></footfall-floor-plan-editor>
      </div>`;let i=Ee(t,n,this.config?.show_nodes??!0);return n.zones.length===0&&s.image===null?d`${w(r,"floor_plan.no_zones","mdi:vector-square")} ${this.#n(e)}`:d`<div class="content">${this.#e(e,i)} ${this.#n(e)}</div>`}#e(e,t){let{hass:n,shop:r,texts:s,format:i,data:a}=e,l=a.image!==null&&this.brokenImage===a.image,c=Qe(a,r,a.image===null),p=t.filter(m=>!c[m.id]&&m.kind!=="node");return d`${Be({image:a.image&&n.hassUrl(a.image),aspect:a.aspect,label:s.say("floor_plan.plan"),broken:l,failed:()=>{this.brokenImage=a.image}},t.map(m=>{let f=c[m.id],g=()=>{this.#s(m)};return f&&Ze(m,f,Te(m,s,i),i,g,null)}))}
    ${l?k(s.say(r.may_edit?"floor_plan.image_missing":"floor_plan.image_missing_tell")):u}
    ${p.length?this.#t(e,p):u}`}#t({texts:e,format:t},n){return d`<div class="chips">
      ${n.map(r=>d`<button
            class="chip"
            @click=${()=>{this.#s(r)}}
          >
            <span class="hidden">${Te(r,e,t)}</span>${tn(r,t)}<span aria-hidden="true"
              >${r.name}</span
            >
          </button>`)}
    </div>`}#n({shop:e,texts:t}){return e.may_edit?d`<button
      class="edit"
      @click=${()=>{this.editing=!0}}
    >
      <ha-icon icon="mdi:pencil-outline"></ha-icon>${t.say("floor_plan.edit")}
    </button>`:u}#o=async()=>{this.editing=!1,this.brokenImage=null,await this.updateComplete,this.renderRoot.querySelector(".edit")?.focus()};#s({entity:e}){if(e===void 0)return;let t={entityId:e};this.dispatchEvent(new CustomEvent("hass-more-info",{detail:t,bubbles:!0,composed:!0}))}};function q(o,e=new Date){let[t=0,n=0]=o.day_ends.split(":").map(Number),r=new Intl.DateTimeFormat("en-CA",{timeZone:o.time_zone,year:"numeric",month:"2-digit",day:"2-digit",hour:"2-digit",minute:"2-digit",hourCycle:"h23"}).formatToParts(e),s=l=>r.find(c=>c.type===l)?.value??"",i=`${s("year")}-${s("month")}-${s("day")}`;return Number(s("hour"))*60+Number(s("minute"))<t*60+n?F(i,-1):i}function F(o,e){return new Date(Date.parse(`${o}T12:00:00Z`)+e*864e5).toISOString().slice(0,10)}function Ro({entries:o,passers_by:e,bounce_rate:t,engaged_rate:n}){let r=o===null||e===null?null:o+e,s=t===null?null:1-t,i=a=>o===null||a===null?null:o*a;return[{name:"near",people:r,share:null},{name:"entered",people:o,share:r===null||o===null||r===0?null:o/r},{name:"stayed",people:i(s),share:s},{name:"engaged",people:i(n),share:n}]}var Ho=y`
  ol {
    display: flex;
    flex-direction: column;
    gap: var(--ha-space-1, 4px);
    list-style: none;
    margin: 0;
    padding: 0;
  }
  li button {
    display: grid;
    gap: 2px var(--ha-space-3, 12px);
    grid-template:
      "icon name people" auto
      "icon track track" 10px
      "icon share share" auto / 24px 1fr auto;
    inline-size: 100%;
    margin-inline: -8px;
    inline-size: calc(100% + 16px);
    padding: 6px 8px;
    text-align: start;
  }
  li ha-icon {
    align-self: start;
    color: var(--secondary-text-color);
    grid-area: icon;
    margin-block-start: 2px;
  }
  .name {
    grid-area: name;
  }
  .people {
    font-variant-numeric: tabular-nums;
    font-weight: 500;
    grid-area: people;
  }
  .track {
    background: var(--footfall-quiet-fill);
    block-size: 8px;
    border-radius: 4px;
    grid-area: track;
    overflow: hidden;
  }
  .track span {
    background: var(--footfall-series);
    block-size: 100%;
    border-radius: 4px;
    display: block;
    transition: inline-size 0.3s;
  }
  /* Who passed by was near, and no more. */
  .near .track span {
    opacity: 0.4;
  }
  .share {
    color: var(--secondary-text-color);
    font-size: var(--ha-font-size-s, 12px);
    grid-area: share;
    min-block-size: 16px;
  }
  .about {
    color: var(--secondary-text-color);
    font-size: var(--ha-font-size-s, 12px);
    padding: 4px 0 8px;
    padding-inline-start: 36px;
  }
  @media (prefers-reduced-motion: reduce) {
    .track span {
      transition: none;
    }
  }
`;var Ce={today:"funnel.today",yesterday:"funnel.yesterday",this_week:"funnel.this_week",last_week:"funnel.last_week"},Ms=Object.keys(Ce),Ls={near:"funnel.near",entered:"funnel.entered",stayed:"funnel.stayed",engaged:"funnel.engaged"},Ds={entered:"funnel.entered_share",stayed:"funnel.stayed_share",engaged:"funnel.engaged_share"},zs={near:"mdi:walk",entered:"mdi:door-open",stayed:"mdi:timer-sand",engaged:"mdi:account-heart-outline"},Fs={near:["passers_by"],entered:["entries","capture_rate"],stayed:["bounce_rate"],engaged:["engaged_visits"]},Ns={entries:null,passers_by:null,bounce_rate:null,engaged_rate:null},nt=class extends h{static properties={...h.properties,chosen:{state:!0},explained:{state:!0}};static styles=[S,Ho];#e=new T(this,()=>this.hass&&this.shop?se(this.hass,this.shop.entry_id):void 0);static getConfigForm(){return b([ae("period",Ce)],{period:"funnel.period"})}setConfig(e){if(e.period!==void 0&&!Object.hasOwn(Ce,e.period))throw new Error(`period: has to be one of ${Object.keys(Ce).join(", ")}`);super.setConfig(e)}getCardSize(){return 5}getGridOptions(){return{columns:12,rows:"auto",min_columns:6}}get#t(){return this.chosen??this.config?.period??"today"}feed(e,t){let n=q(t),r={today:0,this_week:0,yesterday:1,last_week:7}[this.#t];return r?ke(e,t.entry_id,F(n,-r)):ke(e,t.entry_id)}content(e){let{texts:t}=e,n=this.#n(e),r=Ro(n),s=n.passers_by,i=s!==null&&t.count("funnel.passed_by",Math.round(s),{count:e.format.number(s)}),a=Math.max(...r.map(({people:l})=>l??0));return d`<div class="content">
      ${this.#o(e)}
      ${r.every(({people:l})=>l===null)?w(t,"funnel.nothing_known","mdi:filter-outline"):d`<ol>
              ${r.map(l=>this.#s(e,l,a,i))}
            </ol>`}
    </div>`}#n({shop:e,data:t}){let n=q(e),r=this.#t;if(r==="this_week"||r==="last_week")return t.total;let s=r==="today"?n:F(n,-1),i=t.days.find(p=>p.day===s)??Ns,a=this.#e.state.value;if(r==="yesterday"||a?.day!==n)return i;let{entries:l,passers_by:c}=a.totals;return{...i,entries:l,passers_by:c}}#o({texts:e}){let t=Ms.map(n=>({value:n,label:e.say(Ce[n])}));return L(e.say("funnel.period"),t,this.#t,n=>{this.chosen=n})}#s(e,{name:t,people:n,share:r},s,i){let{hass:a,shop:l,texts:c,format:p}=e,m=this.explained===t,f=p.minutes(t==="engaged"?l.engaged_minutes:l.bounce_minutes),g={share:p.percent(r),time:f},V=t==="near"?i:r!==null&&c.say(Ds[t],g);return d`<li class=${t}>
      <button
        aria-expanded=${m}
        aria-controls="about-${t}"
        @click=${()=>{this.explained=m?void 0:t}}
      >
        <ha-icon .icon=${zs[t]}></ha-icon>
        <span class="name">${c.say(Ls[t])}</span>
        <span class="people">${p.number(n)}</span>
        <span class="track"><span style="inline-size: ${s?100*(n??0)/s:0}%"></span></span>
        <span class="share">${V||u}</span>
      </button>
      <p id="about-${t}" class="about" ?hidden=${!m}>
        ${Fs[t].map(Tt=>In(a,Tt)).join(" ")}
      </p>
    </li>`}};var le=class{constructor(e,t){this.host=e;this.find=t;e.addController(this)}host;find;width=0;height=0;#e;#t;hostConnected(){this.#e=new ResizeObserver(([e])=>{let{width:t=0,height:n=0}=e?.contentRect??{};t===this.width&&n===this.height||(this.width=t,this.height=n,this.host.requestUpdate())}),this.hostUpdated()}hostUpdated(){let e=this.find()??void 0;e!==this.#t&&(this.#t&&this.#e?.unobserve(this.#t),this.#t=e,e&&this.#e?.observe(e))}hostDisconnected(){this.#e?.disconnect(),this.#e=void 0,this.#t=void 0}};var Oo=o=>Array.from({length:7},(e,t)=>(o+t)%7),Ao=(o,e)=>o*24+e,ot=class{constructor(e,t){this.cells=e;this.weeks=t;this.byPlace=new Map(e.map(n=>[Ao(n.weekday,n.hour),n]))}cells;weeks;byPlace;at(e,t){return this.byPlace.get(Ao(e,t))}usualHours(){let e=new Set(this.cells.filter(Po).map(t=>t.hour));return Is([...e].sort((t,n)=>t-n))}most(e,t){return Math.max(0,...this.known(e,t).map(n=>n[e]??0))}extremes(e){let t=Math.min(2,this.weeks),n=this.cells.filter(a=>Po(a)&&a[e]!==null&&a.weeks>=t),[r,...s]=n.sort((a,l)=>(a[e]??0)-(l[e]??0)),i=s.at(-1);return r&&i?{quietest:r,busiest:i}:null}get isEmpty(){return this.cells.every(e=>e.entries===null&&e.occupancy===null)}known(e,t){return this.cells.filter(n=>n[e]!==null&&t.includes(n.hour))}};function Po(o){return o.open??(o.entries!==null&&o.entries>0)}function Is(o){let e=[];for(let t of o){let n=e[e.length-1];if(n!==void 0&&t-n-1<=3)for(let r=n+1;r<t;r++)e.push(r);e.push(t)}return e}function Mo(o,e,t){return o===null?null:o<=0||e<=0?0:Math.min(t,Math.max(1,Math.ceil(o/e*t)))}function Lo(o,e,t,n,r){let[s,i]=Us(e,r.rightToLeft);if(s===0&&i===0)return null;let[a,l]=r.hoursDown?[i,s]:[s,i],c=Math.min(n.length-1,Math.max(0,n.indexOf(o.hour)+a)),p=Math.min(6,Math.max(0,t.indexOf(o.weekday)+l));return{weekday:t[p]??o.weekday,hour:n[c]??o.hour}}function Us(o,e){let t=e?-1:1;switch(o){case"ArrowRight":return[t,0];case"ArrowLeft":return[-t,0];case"ArrowDown":return[0,1];case"ArrowUp":return[0,-1];default:return[0,0]}}var Do=y`
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
`;var Io=[.18,.36,.56,.78,1],Uo=Io.length,Ws=4.5,zo=[0,0,0],Ks=[255,255,255];function Wo(o){let e=o.trim().toLowerCase(),t=/^#([0-9a-f]{3}|[0-9a-f]{6})$/.exec(e)?.[1];if(t!==void 0)return qs(t);let[n,r,s]=(e.match(/-?[\d.]+(?:e-?\d+)?/g)??[]).map(Number);return n===void 0||r===void 0||s===void 0?null:/^rgba?\(/.test(e)&&!e.includes("%")?[n,r,s]:e.startsWith("color(srgb ")?[n*255,r*255,s*255]:null}function qs(o){let e=Number.parseInt(o.length===3?o.replace(/./g,"$&$&"):o,16);return[e>>16,e>>8&255,e&255]}function Vs(o,e,t){let n=(r,s)=>r+(s-r)*t;return[n(o[0],e[0]),n(o[1],e[1]),n(o[2],e[2])]}function Fo([o,e,t]){let n=r=>{let s=r/255;return s<=.04045?s/12.92:((s+.055)/1.055)**2.4};return .2126*n(o)+.7152*n(e)+.0722*n(t)}function Gs(o,e){let t=[Fo(o),Fo(e)];return(Math.max(...t)+.05)/(Math.min(...t)+.05)}function Ko(o,e,t){return Io.map(n=>{let r=Vs(o,e,n),s=[t,o,Ks,zo].find(i=>Gs(i,r)>=Ws);return{fill:No(r),ink:No(s??zo)}})}function No(o){return`rgb(${o.map(Math.round).join(" ")})`}var js=27,Bs=48,Vo=(o,e)=>o>0&&(o-Bs)/e<js;function Go(o){let{weekdays:e,hours:t,words:n}=o,r=p=>d`<abbr title=${n.weekday(p,"long")}>${n.weekday(p,"short")}</abbr>`,s=p=>d`<span class="hour">${n.hour(p)}</span>`,i=o.hoursDown?e.map(r):t.map(s),a=o.hoursDown?t.map(p=>({head:s(p),places:e.map(m=>({weekday:m,hour:p}))})):e.map(p=>({head:r(p),places:t.map(m=>({weekday:p,hour:m}))})),l=o.grid.most(o.measure,t),c=Ys(o);return d`<table role="grid" class=${o.hoursDown?"hours-down":"days-down"}>
    <caption>
      ${n.caption}
    </caption>
    <thead>
      <tr>
        <td></td>
        ${i.map(p=>d`<th scope="col">${p}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${a.map(({head:p,places:m})=>d`<tr>
            <th scope="row">${p}</th>
            ${m.map(f=>Zs(o,f,l,c))}
          </tr>`)}
    </tbody>
  </table>`}function Ys({chosen:o,weekdays:e,hours:t}){return o&&t.includes(o.hour)?o:{weekday:e[0]??0,hour:t[0]??0}}var qo=(o,e)=>o?.weekday===e.weekday&&o.hour===e.hour;function Zs(o,e,t,n){let{words:r}=o,s=o.grid.at(e.weekday,e.hour),i=s?.[o.measure]??null,a=Mo(i,t,Uo);return d`<td
    data-level=${a??"none"}
    ?data-closed=${s?.open===!1}
    data-place="${e.weekday}-${e.hour}"
    tabindex=${qo(n,e)?"0":"-1"}
    aria-selected=${qo(o.chosen,e)?"true":u}
    @click=${()=>{o.choose(e,!1)}}
    @keydown=${l=>{let c=Lo(e,l.key,o.weekdays,o.hours,o);c!==null&&(l.preventDefault(),o.choose(c,!0))}}
  >
    ${i===null?d`<span aria-hidden="true">–</span><span class="hidden">${r.noData}</span>`:r.value(i)}
  </td>`}var Js={ground:[255,255,255],full:[66,105,208],text:[20,20,20]},Xs={ground:"var(--ha-card-background, var(--card-background-color))",full:"var(--footfall-series)",text:"var(--primary-text-color)"};function jo(o,e){let t=s=>(e.style.color=Xs[s],getComputedStyle(e).color),n={ground:t("ground"),full:t("full"),text:t("text")};if(n.ground==="")return!1;let r=s=>Wo(n[s])??Js[s];return Ko(r("ground"),r("full"),r("text")).forEach(({fill:s,ink:i},a)=>{o.style.setProperty(`--fill-${a+1}`,s),o.style.setProperty(`--ink-${a+1}`,i)}),!0}var Qs=["monday","tuesday","wednesday","thursday","friday","saturday","sunday"];var ei="AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY",ti="AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN IS JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW",ni=new Map(["MV",ei,ti].flatMap((o,e)=>o.split(" ").map(t=>[t,e+4])));function Bo(o){let e=Qs.indexOf(o.first_weekday);return e>=0?e:ni.get(new Intl.Locale(o.language).maximize().region??"")??0}var sn={entries:"heatmap.entries",occupancy:"heatmap.occupancy"},oi={entries:"heatmap.caption_entries",occupancy:"heatmap.caption_occupancy"},ri={entries:"heatmap.detail_entries",occupancy:"heatmap.detail_occupancy"},rn=Object.keys(sn),si=[4,8,12,26,52],ii=8,ai=1,rt=class extends h{static properties={...h.properties,measure:{state:!0},weeks:{state:!0},allHours:{state:!0},chosen:{state:!0}};static styles=[h.styles,$,Do];#e=new le(this,()=>this.renderRoot.querySelector(".plan"));#t=new T(this,()=>this.hass&&this.shop?Zn(this.hass,this.shop.entry_id,this.weeks):void 0);#n=null;constructor(){super(),this.chosen=null}static getConfigForm(){return b([{name:"measure",selector:qe(sn)},{name:"weeks",selector:{number:{min:1,max:52,mode:"box"}}},{name:"all_hours",selector:{boolean:{}}}],{measure:"heatmap.measure",weeks:"heatmap.weeks",all_hours:"heatmap.all_hours"})}setConfig(e){super.setConfig(e);let{measure:t="entries",weeks:n=ii,all_hours:r=!1}=e;if(!rn.includes(t))throw new Error(`measure: has to be one of ${rn.join(", ")}`);if(!Number.isInteger(n)||n<1||n>52)throw new Error("weeks: has to be a whole number, 1 to 52");this.measure=t,this.weeks=n,this.allHours=r}updated(e){super.updated(e);let t=this.renderRoot.querySelector(".probe");!t||this.#n===this.hass?.themes||jo(this,t)&&(this.#n=this.hass?.themes)}content(e){let{texts:t}=e,n=[...new Set([...si,this.weeks])].sort((r,s)=>r-s);return d`<div class="content">
      <div class="head">
        ${re(t.say("heatmap.measure"),rn.map(r=>({value:r,label:t.say(sn[r])})),this.measure,r=>{this.measure=r})}
        ${L(t.say("heatmap.weeks"),n.map(r=>({value:r,label:t.count("heatmap.weeks_option",r)})),this.weeks,r=>{this.weeks=r})}
      </div>
      <div class="plan">${this.#o(e)}</div>
      <span class="probe"></span>
    </div>`}#o(e){let{value:t,problem:n}=this.#t.state;if(t===void 0)return n?ie(e.texts,n):ee(e.texts);let r=new ot(t.cells,t.weeks);return r.isEmpty?w(e.texts,"heatmap.empty","mdi:calendar-blank-outline"):this.#s(e,t,r)}#s(e,{weeks:t},n){let{hass:r,texts:s}=e,i=n.usualHours(),a=this.allHours||i.length===0,l=a?Array.from({length:24},(p,m)=>m):i,c=this.#i(e,n.most(this.measure,l),t);return d`${Go({grid:n,measure:this.measure,weekdays:Oo(Bo(r.locale)),hours:l,hoursDown:Vo(this.#e.width,l.length),rightToLeft:getComputedStyle(this).direction==="rtl",chosen:this.chosen,choose:(p,m)=>{this.#r(p,m)},words:c})}
    ${li(e,c.value(n.most(this.measure,l)))} ${this.#a(e,n,c)}
    ${i.length===0||i.length===24?u:d`<button
            aria-expanded=${a}
            @click=${()=>{this.allHours=!this.allHours,this.chosen=null}}
          >
            ${s.say(a?"heatmap.usual_hours":"heatmap.all_hours")}
          </button>`}`}#a({texts:e},t,n){let r=({weekday:l,hour:c})=>e.say("heatmap.at",{weekday:n.weekday(l,"long"),time:n.span(c)}),s=l=>n.value(l[this.measure]??0),i=t.extremes(this.measure),a=this.chosen&&t.at(this.chosen.weekday,this.chosen.hour);return d`${i?d`<p class="extremes">
            ${e.say("heatmap.extremes",{quiet_at:r(i.quietest),quiet:s(i.quietest),busy_at:r(i.busiest),busy:s(i.busiest)})}
          </p>`:u}
    ${this.chosen?d`<p class="quiet detail">
            ${a&&a[this.measure]!==null?e.say(ri[this.measure],{at:r(a),value:s(a),weeks:a.weeks}):e.say("heatmap.detail_unknown",{at:r(this.chosen)})}
          </p>`:u}`}#i({texts:e,format:t},n,r){let s=n<10?1:0;return{weekday:(i,a)=>t.weekday(`2024-01-0${ai+i}`,a),hour:i=>t.clockHour(i),span:i=>t.clockSpan(i),value:i=>t.number(i,s),noData:e.say("heatmap.no_data"),caption:e.count(oi[this.measure],r)}}async#r(e,t){this.chosen=e,t&&(await this.updateComplete,this.renderRoot.querySelector(`[data-place="${e.weekday}-${e.hour}"]`)?.focus())}};function li({texts:o},e){return d`<div class="legend">
    <span><i data-level="none"></i>${o.say("heatmap.no_data")}</span>
    <span role="img" aria-label=${o.say("heatmap.scale",{most:e})}>
      0 ${[0,1,2,3,4,5].map(t=>d`<i data-level=${t}></i>`)} ${e}
    </span>
  </div>`}var di={de:"Deutsch",en:"English","zh-Hans":"\u7B80\u4F53\u4E2D\u6587"},st=class{#e;constructor(e,t){this.#e=Wt.map(n=>[n,new T(e,()=>{let r=t();return r&&Xn(r,n)})])}get offered(){return this.#e.filter(([,{state:e}])=>e.value!==void 0).map(([e])=>({value:e,label:di[e]??e}))}speak(e,t){let n=this.#e.find(([i])=>i===t)?.[1].state.value?.resources;if(!n)return{language:Q(e),texts:new R(e),format:new M(e)};let s={...e,language:t,localize:(i,a={})=>ci(n[i]??"",a),locale:{...e.locale,language:t}};return{language:t,texts:new R(s),format:new M(s)}}};function ci(o,e){return o.replace(/{(\w+)}/g,(t,n)=>String(e[n]??t))}var Zo=y`
  .page {
    align-items: stretch;
    font-size: clamp(16px, 2.6cqi, 22px);
    gap: 1em;
    inline-size: 100%;
    line-height: 1.45;
    margin-inline: auto;
    max-inline-size: 44em;
    padding: clamp(16px, 4cqi, 40px);
  }
  .page .segmented {
    align-self: flex-end;
    flex: none;
  }
  .page .segmented button {
    white-space: nowrap;
    font-size: var(--ha-font-size-l, 16px);
    min-height: 48px;
  }
  h2 {
    font-size: 1.7em;
    font-weight: var(--ha-font-weight-medium, 500);
    line-height: 1.2;
    margin: 0;
    text-wrap: balance;
  }
  /* It has the focus to be read out, not to be used. */
  h2:focus-visible {
    outline: none;
  }
  .lead {
    font-size: 1.1em;
  }
  ol {
    counter-reset: step;
    display: grid;
    gap: 0.7em;
    list-style: none;
    margin: 0;
    padding: 0;
  }
  li {
    align-items: center;
    background: var(--footfall-quiet-fill);
    border-radius: var(--ha-border-radius-lg, 12px);
    counter-increment: step;
    display: grid;
    gap: 0.6em;
    grid-template-columns: auto auto 1fr;
    padding: 0.7em 1em;
  }
  li::before {
    content: counter(step) ".";
    font-weight: var(--ha-font-weight-medium, 500);
  }
  li ha-icon,
  dt ha-icon,
  h2 ha-icon {
    --mdc-icon-size: 1.5em;
    flex: none;
  }
  .go {
    font-size: 1.3em;
    min-height: 64px;
  }
  .left {
    font-size: 2.4em;
    font-variant-numeric: tabular-nums;
  }
  progress {
    accent-color: var(--primary-color);
    block-size: 16px;
    inline-size: 100%;
  }
  .error {
    font-size: 1.1em;
  }
  .only {
    background: var(--footfall-quiet-fill);
    border-radius: var(--ha-border-radius-lg, 12px);
    padding: 0.7em 1em;
  }
  dl {
    display: grid;
    gap: 0.2em 0;
    margin: 0;
  }
  dt {
    align-items: center;
    display: flex;
    font-weight: var(--ha-font-weight-medium, 500);
    gap: 0.4em;
  }
  dd {
    margin: 0 0 0.6em;
  }
`;var it=15,pi=30,ui=2e4,an=12e4,mi={objection_nobody:"leave_me_out.nobody",objection_crowd:"leave_me_out.crowd",objection_often:"leave_me_out.often",objection_unheard:"leave_me_out.unheard"},at=class extends h{static properties={...h.properties,state:{state:!0},language:{state:!0}};static styles=[h.styles,$,Zo];#e=new st(this,()=>this.hass);#t;constructor(){super(),this.state={step:"resting"}}static getConfigForm(){return b([{name:"device",selector:{device:{integration:"footfall"}}}],{device:"leave_me_out.device"})}setConfig(e){if(e.device!==void 0&&typeof e.device!="string")throw new Error("device: has to be a text");super.setConfig(e)}getCardSize(){return 10}disconnectedCallback(){super.disconnectedCallback(),this.#r({step:"resting"})}updated(e){super.updated(e);let t=e.get("state");t&&t.step!==this.state.step&&this.renderRoot.querySelector("h2")?.focus()}content({hass:e,shop:t}){let n=this.#e.speak(e,this.language??Q(e)),{state:r}=this;return d`<div class="content page" lang=${n.language}>
      ${this.#n(n)}
      ${r.step==="resting"?this.#o(e,t,n):r.step==="holding"||r.step==="asking"?hi(n,r):this.#s(r,n)}
    </div>`}#n({language:e,texts:t}){let{offered:n}=this.#e;return n.length<2?u:re(t.say("leave_me_out.language"),n,e,r=>{this.language=r,this.state.step==="resting"&&this.#l(an,this.#d)})}#o(e,t,{texts:n}){let{say:r}=n;return d`<h2 tabindex="-1">${r("leave_me_out.title")}</h2>
      <p class="lead">${r("leave_me_out.lead")}</p>
      <ol>
        <li><ha-icon icon="mdi:cellphone-wireless"></ha-icon><span>${r("leave_me_out.wake")}</span></li>
        <li><ha-icon icon="mdi:cellphone-nfc"></ha-icon><span>${r("leave_me_out.hold")}</span></li>
        <li>
          <ha-icon icon="mdi:gesture-tap-button"></ha-icon>
          <span>${r("leave_me_out.press",{seconds:it})}</span>
        </li>
      </ol>
      <button class="filled go" @click=${()=>{this.#a(e,t)}}>${r("leave_me_out.go")}</button>
      ${Jo(n.say)}`}#s(e,{texts:t,format:n}){let{say:r}=t;return d`${e.step==="done"?fi(e.answer,{texts:t,format:n}):d`<h2 tabindex="-1">${r("leave_me_out.not_done")}</h2>
              ${k(e.step==="refused"?r(e.key):r("leave_me_out.failed",{reason:e.step==="failed"?e.reason:""}))}`}
      <button class="filled go" @click=${this.#c}>
        ${r(e.step==="done"?"leave_me_out.next":"leave_me_out.again")}
      </button>
      ${Jo(r)}`}async#a(e,t){for(let n=it;n>0;n-=1)this.#r({step:"holding",left:n}),await new Promise(r=>{this.#t=setTimeout(r,1e3)});this.#r({step:"asking"}),this.#r(await this.#i(this.hass??e,t)),this.#l(an,this.#d)}async#i(e,t){let n=this.config?.device,r={config_entry_id:t.entry_id,seconds:pi,...n===void 0?{}:{device_id:n}};try{let s=new Promise(a=>{this.#t=setTimeout(a,ui)}),i=await Promise.race([xe(e,"leave_out",r),s]);return i?{step:"done",answer:i}:{step:"refused",key:"leave_me_out.late"}}catch(s){let i=mi[Un(s)??""];return i?{step:"refused",key:i}:{step:"failed",reason:await z(e,s)}}}#r(e){clearTimeout(this.#t),this.state=e}#l(e,t){clearTimeout(this.#t),this.#t=setTimeout(t,e)}#c=()=>{this.#r({step:"resting"}),this.#l(an,this.#d)};#d=()=>{this.language=void 0,this.#r({step:"resting"})}};function hi({texts:o},e){let t=e.step==="holding"?e.left:0;return d`<h2 tabindex="-1" role="status">${o.say("leave_me_out.holding")}</h2>
    <div class="left" role="timer" aria-live="off">
      ${t?o.count("leave_me_out.seconds",t):o.say("leave_me_out.asking")}
    </div>
    <progress
      max=${it}
      .value=${it-t}
      aria-label=${o.say("leave_me_out.holding")}
    ></progress>`}function fi(o,{texts:e,format:t}){let{say:n}=e,r=o.wifi?o.bluetooth?void 0:"leave_me_out.only_wifi":"leave_me_out.only_bluetooth";return d`<h2 tabindex="-1" class="done">
      <ha-icon icon="mdi:check-circle-outline"></ha-icon>${e.count("leave_me_out.done",o.left_out)}
    </h2>
    <p class="lead">${n("leave_me_out.until",{time:t.moment(o.until)})}</p>
    ${r?d`<p class="only">${n(r)}</p>`:u}`}function Jo(o){return d`<dl>
    <dt><ha-icon icon="mdi:timer-sand"></ha-icon>${o("leave_me_out.promise")}</dt>
    <dd>${o("leave_me_out.promise_means")}</dd>
    <dt><ha-icon icon="mdi:wifi-off"></ha-icon>${o("leave_me_out.always")}</dt>
    <dd>${o("leave_me_out.always_means")}</dd>
  </dl>`}var Xo=y`
  .nodes {
    list-style: none;
    margin: 0;
    padding: 8px;
  }
  .nodes button {
    gap: var(--ha-space-4, 16px);
    inline-size: 100%;
    justify-content: flex-start;
    padding: 10px 8px;
    text-align: start;
  }
  .nodes button:disabled {
    opacity: 1;
  }
  .words {
    display: flex;
    flex-direction: column;
  }
  .words strong {
    font-weight: 500;
  }
  .words > span {
    color: var(--secondary-text-color);
  }
  ha-icon {
    flex: none;
  }
  .good {
    color: var(--success-color, #43a047);
  }
  .waiting {
    color: var(--warning-color, #ffa600);
  }
  .bad {
    color: var(--error-color, #db4437);
  }
`;var gi={listening:{health:"good",icon:"mdi:check-circle",key:"nodes.listening"},paused:{health:"waiting",icon:"mdi:pause-circle",key:"nodes.paused"},no_key:{health:"waiting",icon:"mdi:clock-outline",key:"nodes.no_key"},ended:{health:"waiting",icon:"mdi:stop-circle",key:"nodes.ended"},disconnected:{health:"bad",icon:"mdi:alert-circle",key:"nodes.disconnected"}},yi={health:"bad",icon:"mdi:help-circle",key:"nodes.unknown"},Qo=["status","last_heard"],lt=class extends h{static styles=[S,Xo];static getConfigForm(){return b()}getGridOptions(){return{columns:12,rows:"auto",min_columns:6}}watched(e,t){return t.nodes.flatMap(({device_id:n})=>Qo.map(r=>v(e,n,"sensor",r)))}content(e){let{shop:t,texts:n}=e;return t.nodes.length?d`<ul class="nodes">
      ${t.nodes.map(r=>this.#e(e,r))}
    </ul>`:w(n,"nodes.none","mdi:access-point-off")}#e({hass:e,texts:t,format:n},{device_id:r,name:s,kind:i}){let[a,l]=Qo.map(Tt=>v(e,r,"sensor",Tt)),{health:c,icon:p,key:m}=gi[A(e,a)?.state??""]??yi,f=A(e,l)?.state??"",g=Number.isNaN(Date.parse(f))?void 0:n.relative(f),V=g===void 0?t.say("nodes.never_heard"):t.say("nodes.last_heard",{when:g});return d`<li>
      <button
        ?disabled=${a===void 0}
        @click=${()=>{this.#t(a)}}
      >
        <ha-icon class=${c} .icon=${p}></ha-icon>
        <span class="words">
          <strong>${s}</strong>
          <span>${t.say(m)}</span>
          <small>
            ${c==="good"?u:V} ${i==="bluetooth_proxy"?t.say("nodes.bluetooth_only"):""}
          </small>
        </span>
      </button>
    </li>`}#t(e){this.dispatchEvent(new CustomEvent("hass-more-info",{detail:{entityId:e},bubbles:!0,composed:!0}))}};async function er(o,e,t,n){let r=new URLSearchParams({...t,format:n,language:o.language});return nr(o,`/api/footfall/report/${e}?${r.toString()}`)}async function tr(o,e,t,n){return nr(o,`/api/footfall/paper/${e}/${t}?${new URLSearchParams({language:n}).toString()}`)}async function nr(o,e){let t=await o.callWS({type:"auth/sign_path",path:e,expires:60});return o.hassUrl(t.path)}function or(o){let e=document.createElement("a");e.href=o,e.download="",document.body.append(e),e.click(),e.remove()}var rr=y`
  .papers {
    display: grid;
    gap: var(--ha-space-2, 8px);
  }
  .papers button {
    background: var(--ha-color-fill-primary-normal-resting, rgba(0, 154, 199, 0.2));
    border-radius: var(--ha-border-radius-lg, 12px);
    gap: var(--ha-space-3, 12px);
    justify-content: flex-start;
    padding: 10px 14px;
    text-align: start;
  }
  .papers button:hover {
    background: var(--ha-color-fill-primary-normal-hover, rgba(0, 154, 199, 0.3));
  }
  .papers ha-icon {
    flex: none;
  }
  .papers .name {
    display: block;
    font-weight: var(--ha-font-weight-medium, 500);
  }
  .papers .quiet {
    display: block;
  }
`;var sr={en:"English",de:"Deutsch","zh-Hans":"\u7B80\u4F53\u4E2D\u6587"},bi=[{kind:"sign",icon:"mdi:sign-text",key:"papers.sign",what:"papers.sign_what",owner:!1},{kind:"notice",icon:"mdi:text-box-outline",key:"papers.notice",what:"papers.notice_what",owner:!1},{kind:"assessment",icon:"mdi:scale-balance",key:"papers.assessment",what:"papers.assessment_what",owner:!0},{kind:"record",icon:"mdi:history",key:"papers.record",what:"papers.record_what",owner:!0}],dt=class extends h{static properties={...h.properties,language:{state:!0},busy:{state:!0},failed:{state:!0}};static styles=[S,$,rr];static getConfigForm(){return b()}getCardSize(){return 4}getGridOptions(){return{columns:12,rows:"auto",min_columns:6}}content(e){let{texts:t,shop:n,hass:r}=e,s=this.language??vi(r.language);return d`<div class="content">
      ${L(t.say("papers.language"),Object.keys(sr).map(i=>({value:i,label:sr[i]})),s,i=>{this.language=i,this.failed=void 0})}
      <div class="papers">
        ${bi.filter(({owner:i})=>n.may_edit||!i).map(({kind:i,icon:a,key:l,what:c})=>d`<button
              ?disabled=${this.busy!==void 0}
              @click=${()=>{this.#e(e,i,s)}}
            >
              <ha-icon .icon=${a}></ha-icon>
              <span><span class="name">${t.say(l)}</span><span class="quiet">${t.say(c)}</span></span>
            </button>`)}
      </div>
      ${this.failed===void 0?d`<p class="quiet">${t.say("papers.draft")}</p>`:k(`${t.say("papers.failed")} ${this.failed}`)}
    </div>`}async#e({hass:e,shop:t},n,r){this.busy=n,this.failed=void 0;let s=window.open("","_blank");try{let i=await tr(e,t.entry_id,n,r);s&&(s.location.href=i)}catch(i){s?.close();let{message:a,code:l}=_e(i);this.failed=a||l}finally{this.busy=void 0}}};function vi(o){let[e]=o.split("-");return e==="zh"?"zh-Hans":e==="de"?"de":"en"}function ir(o,e){let[t,n]=o,[r,s]=e,i=n===t?0:(s-r)/(n-t),a=l=>r+(l-t)*i;return a.invert=l=>i===0?t:t+(l-r)/i,a}var xi=[1,2,5,10];function ct(o,e){let t=Math.max(o,1),n=t/Math.max(e,1),r=10**Math.floor(Math.log10(n)),s=Math.max(1,(xi.find(i=>i*r>=n)??10)*r);return Array.from({length:Math.ceil(t/s)+1},(i,a)=>a*s)}function ar(o,e,t,n=[1,2,3,4,6,12]){return n.find(s=>Math.ceil(o/s)*e<=t)??o}var wi={wifi:"people.closer_to_wifi",bluetooth:"people.closer_to_bluetooth"},_i={door_counter:"people.fitted_door_counter",profile:"people.fitted_profile",none:"people.fitted_nothing"},$i=.5;function lr(o,e,t,n,r){return[ki(o,n,r),Si(o,n,r),Ti(o,e,t,n,r),Ei(o,n,r),Ci(o,n,r),Ri(o,n,r)].filter(i=>i!==void 0)}function ki(o,e,t){let[n,r]=[W(o,"wifi_devices"),W(o,"bluetooth_devices")];if(n===null||r===null)return;let s=n&&r?wi[String(o.attributes.decided_by)]:void 0,i=e.say("people.phones_heard",{wifi:t.number(n),bluetooth:t.number(r)});return{icon:"mdi:cellphone-wireless",words:s?`${i} ${e.say(s)}`:i}}function Si(o,e,t){let n=W(o,"people_per_device");if(n!==null)return{icon:"mdi:account-switch-outline",words:e.say("people.per_phone",{people:t.number(n,1)})}}function Ti(o,e,t,n,r){if(o.state==="0"||e===null||t===null){let i=W(o,"sure");return i===null?void 0:{icon:"mdi:check-decagram-outline",words:n.say("people.sure",{sure:r.percent(i/100)})}}return{icon:"mdi:arrow-expand-horizontal",words:n.say("people.four_of_five",{low:r.number(e),high:r.number(t)})}}function Ei(o,e,t){let n=String(o.attributes.calibration),r=_i[n];if(r)return{icon:"mdi:tune-variant",words:e.say(r)};let[s,i]=[W(o,"counts"),W(o,"last_counted")],a=o.attributes.last_count;if(n!=="counts"||s===null||i===null||typeof a!="string")return;let l={ago:t.relative(a),counted:t.number(i)};return{icon:"mdi:counter",words:e.count("people.fitted_counts",s,{count:t.number(s),...l})}}function Ci(o,e,t){let n=W(o,"from_counts");if(n===null||Math.abs(n)<$i)return;let r=n>0?"people.counts_add":"people.counts_take_off";return{icon:"mdi:plus-minus-variant",words:e.say(r,{people:t.number(Math.abs(n),1)})}}function Ri(o,e,t){let n=W(o,"count_error");if(n!==null)return{icon:"mdi:target",words:e.say("people.was_wrong_by",{people:t.number(n,1)})}}var dr=y`
  .big {
    font-size: 48px;
  }
  .headline {
    flex: 1 1 0;
  }
  .chip {
    align-items: center;
    background: var(--footfall-quiet-fill);
    border-radius: 16px;
    color: var(--primary-text-color);
    display: inline-flex;
    flex: none;
    font-weight: 500;
    gap: 6px;
    min-block-size: 32px;
    padding-inline: 10px 14px;
  }
  .chip ha-icon {
    --mdc-icon-size: 18px;
  }
  .chip.is-busy {
    background: color-mix(in srgb, var(--warning-color, #ffa600) 26%, transparent);
  }
  .chip.is-usual {
    background: color-mix(in srgb, var(--success-color, #43a047) 22%, transparent);
  }
  .chip.is-quiet {
    background: color-mix(in srgb, var(--info-color, #039be5) 20%, transparent);
  }
  .alert {
    align-items: center;
    background: color-mix(in srgb, var(--error-color, #db4437) 16%, transparent);
    border-radius: var(--ha-border-radius-md, 8px);
    display: flex;
    gap: var(--ha-space-2, 8px);
    padding: 10px 12px;
  }
  .alert ha-icon {
    color: var(--error-color);
    flex: none;
  }
  .scale {
    margin-block-start: var(--ha-space-2, 8px);
    padding-inline: 8px;
  }
  .rail {
    background: var(--footfall-quiet-fill);
    block-size: 12px;
    border-radius: 6px;
    position: relative;
  }
  .rail span {
    position: absolute;
  }
  .band {
    background: var(--footfall-series);
    block-size: 100%;
    border-radius: 6px;
    min-inline-size: 12px;
    opacity: 0.35;
    transition:
      inset-inline-start 0.4s,
      inline-size 0.4s;
  }
  .mark {
    background: var(--footfall-series);
    block-size: 20px;
    border: 3px solid var(--card-background-color, #fff);
    border-radius: 50%;
    box-sizing: content-box;
    inline-size: 20px;
    inset-block-start: -7px;
    margin-inline-start: -13px;
    transition: inset-inline-start 0.4s;
  }
  .usual {
    background: var(--primary-text-color);
    block-size: 8px;
    inline-size: 8px;
    rotate: 45deg;
  }
  .rail .usual {
    inset-block-start: 2px;
    margin-inline-start: -4px;
  }
  .limit {
    background: var(--error-color, #db4437);
    block-size: 20px;
    inline-size: 3px;
  }
  .rail .limit {
    inset-block-start: -4px;
    margin-inline-start: -1px;
  }
  .marks {
    block-size: 16px;
    color: var(--secondary-text-color);
    font-size: var(--ha-font-size-s, 12px);
    font-variant-numeric: tabular-nums;
    margin-block-start: 8px;
    position: relative;
  }
  .marks span {
    inline-size: 40px;
    margin-inline-start: -20px;
    position: absolute;
    text-align: center;
  }
  .key {
    color: var(--secondary-text-color);
    display: flex;
    flex-wrap: wrap;
    font-size: var(--ha-font-size-s, 12px);
    gap: 2px 16px;
    list-style: none;
    margin: 6px 0 0;
    padding: 0;
  }
  .key li {
    align-items: center;
    display: inline-flex;
    gap: 8px;
  }
  .key .limit {
    block-size: 12px;
  }
  .why {
    border-block-start: 1px solid var(--divider-color);
    margin-block-end: -12px;
  }
  .why button {
    color: var(--secondary-text-color);
    inline-size: 100%;
    justify-content: space-between;
    margin-block: 2px;
    padding: 0;
  }
  .why button:hover {
    background: none;
    color: var(--primary-text-color);
  }
  .why ul {
    list-style: none;
    margin: 0;
    padding: 0 0 12px;
  }
  .why li {
    display: flex;
    gap: var(--ha-space-3, 12px);
    padding-block: 6px;
  }
  .why li ha-icon {
    color: var(--secondary-text-color);
    flex: none;
  }
  @media (prefers-reduced-motion: reduce) {
    .band,
    .mark {
      transition: none;
    }
  }
`;var pr=["occupancy","occupancy_low","occupancy_high","free_places"],Hi=[...pr.map(o=>["sensor",o]),["sensor","busyness"],["binary_sensor","open"],["binary_sensor","occupied_closed"]],cr=10,Ai=4,pt=class extends h{static properties={...h.properties,why:{state:!0}};static styles=[S,dr];#e=new T(this,()=>this.hass&&this.shop?se(this.hass,this.shop.entry_id):void 0);constructor(){super(),this.why=!1}static getConfigForm(){return b()}getCardSize(){return 4}getGridOptions(){return{columns:12,rows:"auto",min_columns:6}}watched(e,t){return[...Hi.map(([n,r])=>v(e,t.device_id,n,r)),...t.nodes.map(n=>v(e,n.device_id,"sensor","status"))]}willUpdate(e){e.has("config")&&(this.why=!1)}content(e){let{hass:t,shop:n}=e,r=(m,f="sensor")=>A(t,v(t,n.device_id,f,m)),[s=null,i=null,a=null,l=null]=pr.map(m=>O(r(m))),c=r("occupancy");if(s===null||!c)return w(e.texts,Pi(t,n),"mdi:ear-hearing-off");let p={people:s,low:i??s,high:a??s,capacity:l===null?null:s+l,...Oi(this.#e.state.value)};return d`<div class="content">
      <div class="head">
        ${this.#t(e,p)} ${Li(e,r("busyness"),r("open","binary_sensor"))}
      </div>
      ${r("occupied_closed","binary_sensor")?.state==="on"?d`<p class="alert" role="alert">
              <ha-icon icon="mdi:alert"></ha-icon>${e.texts.say("people.occupied_closed")}
            </p>`:u}
      ${Di(e,p)} ${this.#n(e,c,i,a)}
    </div>`}#t({texts:e,format:t},{people:n,low:r,high:s,capacity:i}){let a=n===0&&s===0?e.say("people.nobody"):e.say("people.between",{low:t.number(r),high:t.number(s)}),l=i===null?void 0:Math.max(0,i-n);return d`<p class="headline">
      <span class="big">${t.number(n)}</span>
      <span class="unit">${e.count("people.inside",n)}</span>
      <span class="compared">${a}</span>
      ${l===void 0?u:d`<span class="compared"
              >${l?e.count("people.free",l,{count:t.number(l)}):e.say("people.full")}</span
            >`}
    </p>`}#n({texts:e,format:t},n,r,s){return d`<div class="why">
      <button
        aria-expanded=${this.why}
        aria-controls="why"
        @click=${()=>{this.why=!this.why}}
      >
        ${e.say("people.why")}
        <ha-icon .icon=${this.why?"mdi:chevron-up":"mdi:chevron-down"}></ha-icon>
      </button>
      <ul id="why" ?hidden=${!this.why}>
        ${this.why?lr(n,r,s,e,t).map(({icon:i,words:a})=>d`<li><ha-icon .icon=${i}></ha-icon><span>${a}</span></li>`):u}
      </ul>
    </div>`}};function Pi(o,e){let t=e.nodes.map(n=>A(o,v(o,n.device_id,"sensor","status"))?.state);return t.length&&t.every(n=>n==="paused")?"people.paused":t.length&&t.every(n=>n==="disconnected")?"people.disconnected":t.some(n=>n==="listening"||n==="no_key")?"people.starting":"people.unavailable"}function Oi(o){let e=o?Date.parse(o.now):0,t=o?.normal?.hours??[];return{usual:t.findLast(({start:r})=>Date.parse(r)<=e)?.occupancy??null,usualMost:Math.max(0,...t.map(({occupancy_high:r})=>r??0))}}var Mi={quiet:["mdi:signal-cellular-1","people.quiet"],usual:["mdi:signal-cellular-2","people.usual"],busy:["mdi:signal-cellular-3","people.busy"]};function Li({texts:o},e,t){let n=t?.state==="off",[r,s]=n?["mdi:store-clock-outline","people.closed"]:Mi[e?.state??""]??[];return!r||!s?u:d`<span class="chip is-${n?"closed":e?.state??""}">
    <ha-icon .icon=${r}></ha-icon>${o.say(s)}
  </span>`}function Di({texts:o,format:e},t){let{people:n,low:r,high:s,capacity:i,usual:a,usualMost:l}=t,c=ct(Math.max(cr,s,l,i??0),Ai),p=c.at(-1)??cr,m=g=>`${100*Math.min(g,p)/p}%`,f=a===null?void 0:o.say("people.usually",{people:e.number(a)});return d`<div class="scale">
    <div class="rail" aria-hidden="true">
      <span class="band" style="inset-inline-start: ${m(r)}; inline-size: ${m(s-r)}"></span>
      ${a===null?u:d`<span class="usual" style="inset-inline-start: ${m(a)}"></span>`}
      ${i===null?u:d`<span class="limit" style="inset-inline-start: ${m(i)}"></span>`}
      <span class="mark" style="inset-inline-start: ${m(n)}"></span>
    </div>
    <div class="marks" aria-hidden="true">
      ${c.map(g=>d`<span style="inset-inline-start: ${m(g)}">${e.number(g)}</span>`)}
    </div>
    <ul class="key">
      ${f===void 0?u:d`<li><span class="usual"></span>${f}</li>`}
      ${i===null?u:d`<li><span class="limit"></span>${o.say("people.limit",{people:e.number(i)})}</li>`}
    </ul>
  </div>`}var ur=y`
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
`;var ut=class extends h{static properties={...h.properties,state:{state:!0}};static styles=[h.styles,$,ur];constructor(){super(),this.state={step:"resting"}}static getConfigForm(){return b()}feed(e,t){return Qn(e,t.entry_id)}content(e){let{shop:t,texts:n,data:r}=e,s=r.pseudonyms;return d`<div class="content">
      <div class="head">
        ${s>0?d`<p class="held">${n.count("privacy.held",s,{count:e.format.number(s)})}</p>`:d`<p class="held">${n.say("privacy.held_none")}</p>`}
        <p class="quiet">
          ${n.say("privacy.held_means")}
          ${r.oldest===null?u:n.say("privacy.oldest",{time:e.format.moment(r.oldest)})}
          ${r.left_out_today>0?n.count("privacy.left_out",r.left_out_today):u}
        </p>
      </div>
      <ul>
        ${zi(e)} ${ln("mdi:harddisk",n.say("privacy.disk"),n.say("privacy.disk_means"))}
        <li>
          <ha-icon icon="mdi:access-point"></ha-icon>
          <div>
            <p>${n.say("privacy.nodes")}</p>
            ${r.nodes.length?u:d`<p class="quiet">${n.say("privacy.no_nodes")}</p>`}
            ${r.nodes.map(i=>Fi(e,i))}
          </div>
        </li>
      </ul>
      ${t.may_edit?this.#e(e):u}
    </div>`}#e({hass:e,shop:t,texts:n,format:r}){let{state:s}=this;return s.step==="asking"||s.step==="erasing"?this.#t(n.say,e,t):d`${s.step==="erased"?d`<p class="done" role="status">
              <ha-icon icon="mdi:check-circle-outline"></ha-icon>
              ${n.count("privacy.erased",s.count,{count:r.number(s.count)})}
            </p>`:u}
      ${s.step==="refused"?k(n.say("privacy.not_erased",{reason:s.reason})):u}
      <button class="bordered" @click=${this.#n}>
        <ha-icon icon="mdi:delete-outline"></ha-icon>${n.say("privacy.erase")}
      </button>`}#t(e,t,n){let r=this.state.step==="erasing";return d`<div
      class="question"
      role="alertdialog"
      aria-labelledby="question"
      aria-describedby="means"
      @keydown=${s=>{s.key==="Escape"&&!r&&this.#o()}}
    >
      <p id="question" class="asked">${e("privacy.erase_question")}</p>
      <p id="means">${e("privacy.erase_means")}</p>
      <div class="actions">
        <button class="bordered cancel" ?disabled=${r} @click=${this.#o}>${e("privacy.cancel")}</button>
        <button class="bordered danger" ?disabled=${r} @click=${()=>{this.#a(t,n)}}>
          <ha-icon icon="mdi:delete-outline"></ha-icon>${e(r?"privacy.erasing":"privacy.erase_yes")}
        </button>
      </div>
    </div>`}#n=()=>{this.state={step:"asking"},this.#s(".cancel")};#o=()=>{this.state={step:"resting"},this.#s("button")};async#s(e){await this.updateComplete,this.renderRoot.querySelector(e)?.focus()}async#a(e,t){this.state={step:"erasing"};try{let{erased:n}=await e.callWS({type:"footfall/erase",entry_id:t.entry_id});this.state={step:"erased",count:n},this.refresh()}catch(n){this.state={step:"refused",reason:await z(e,n)}}await this.#s("button")}};function ln(o,e,t){return d`<li>
    <ha-icon .icon=${o}></ha-icon>
    <div>
      <p>${e}</p>
      <p class="quiet">${t}</p>
    </div>
  </li>`}function zi({texts:o,format:e,data:t}){if(t.until===null)return ln("mdi:lock-off-outline",o.say("privacy.until_none"),"");let n=o.say("privacy.until",{time:e.moment(t.until)});return ln("mdi:timer-lock-outline",n,o.say("privacy.until_means"))}function Fi({texts:o},e){let{icon:t,key:n}=Ni(e);return d`<p class="node">
    <span>${e.name}</span>
    <span class="quiet"><ha-icon .icon=${t}></ha-icon>${o.say(n)}</span>
  </p>`}function Ni({paused:o,pseudonyms_sent:e}){return o?{icon:"mdi:pause",key:"privacy.node_paused"}:e?{icon:"mdi:access-point",key:"privacy.node_listens"}:{icon:"mdi:access-point-off",key:"privacy.node_counts_only"}}var mr=y`
  .formats {
    display: grid;
    gap: var(--ha-space-2, 8px);
    grid-template-columns: repeat(auto-fit, minmax(96px, 1fr));
  }
  .formats button {
    background: var(--ha-color-fill-primary-normal-resting, rgba(0, 154, 199, 0.2));
    border-radius: var(--ha-border-radius-lg, 12px);
    flex-direction: column;
    gap: 4px;
    padding: 10px 8px;
  }
  .formats button:hover {
    background: var(--ha-color-fill-primary-normal-hover, rgba(0, 154, 199, 0.3));
  }
  .dates {
    display: flex;
    flex-wrap: wrap;
    gap: var(--ha-space-3, 12px);
  }
  .dates label {
    display: flex;
    flex: 1 1 130px;
    flex-direction: column;
    gap: 4px;
  }
  .dates label span {
    color: var(--secondary-text-color);
    font-size: var(--ha-font-size-s, 12px);
  }
  input {
    background: none;
    border: 1px solid var(--divider-color);
    border-radius: var(--ha-border-radius-md, 8px);
    color: var(--primary-text-color);
    color-scheme: inherit;
    font: inherit;
    min-block-size: 42px;
    padding: 0 10px;
  }
  .dates .error {
    flex-basis: 100%;
  }
`;var Re={today:"reports.today",yesterday:"reports.yesterday",this_week:"reports.this_week",last_week:"reports.last_week",this_month:"reports.this_month",last_month:"reports.last_month"},mt="own",Ii=[...Object.keys(Re),mt],Ui=[{format:"html",icon:"mdi:printer-outline",key:"reports.print"},{format:"xlsx",icon:"mdi:file-excel-outline",key:"reports.xlsx"},{format:"csv",icon:"mdi:file-delimited-outline",key:"reports.csv"}],ht=class extends h{static properties={...h.properties,chosen:{state:!0},first:{state:!0},last:{state:!0},busy:{state:!0},failed:{state:!0}};static styles=[S,$,mr];static getConfigForm(){return b([ae("period",Re)],{period:"reports.period"})}setConfig(e){if(e.period!==void 0&&!Object.hasOwn(Re,e.period))throw new Error(`period: has to be one of ${Object.keys(Re).join(", ")}`);super.setConfig(e)}getCardSize(){return 3}getGridOptions(){return{columns:12,rows:"auto",min_columns:6}}content(e){let{texts:t}=e,n=this.chosen??this.config?.period??"last_week",r=n===mt;return d`<div class="content">
      ${L(t.say("reports.period"),Ii.map(s=>({value:s,label:t.say(s===mt?"reports.own":Re[s])})),n,s=>{this.#t(s,e)})}
      ${r?this.#n(e):u}
      <div class="formats">
        ${Ui.map(({format:s,icon:i,key:a})=>d`<button
              ?disabled=${this.busy!==void 0||r&&!this.#e}
              @click=${()=>{this.#o(e,s,r?this.#e:{period:n})}}
            >
              <ha-icon .icon=${i}></ha-icon><span>${t.say(a)}</span>
            </button>`)}
      </div>
      ${this.failed===void 0?d`<p class="quiet">${t.say("reports.what")}</p>`:k(`${t.say("reports.failed")} ${this.failed}`)}
    </div>`}get#e(){let{first:e,last:t,shop:n}=this;if(!(!n||!e||!t||e>t))return{start:`${e}T${n.day_ends}`,end:`${F(t,1)}T${n.day_ends}`}}#t(e,{shop:t}){this.chosen=e,this.failed=void 0,e===mt&&(this.last??=F(q(t),-1),this.first??=F(this.last,-6))}#n({texts:e,shop:t}){let n=(r,s)=>d`<label>
        <span>${s}</span>
        <input
          type="date"
          max=${q(t)}
          .value=${this[r]??""}
          @change=${i=>{this[r]=i.target.value}}
        />
      </label>`;return d`<div class="dates">
      ${n("first",e.say("reports.first"))} ${n("last",e.say("reports.last"))}
      ${this.#e?u:k(e.say("reports.wrong_span"))}
    </div>`}async#o({hass:e,shop:t},n,r){if(!r)return;this.busy=n,this.failed=void 0;let s=n==="html"?window.open("","_blank"):null;try{let i=await er(e,t.entry_id,r,n);s?s.location.href=i:or(i)}catch(i){s?.close();let{message:a,code:l}=_e(i);this.failed=a||l}finally{this.busy=void 0}}};function hr(o,e){let t=[],n=!1;for(let r of o)e(r)?n?t.at(-1)?.push(r):(t.push([r]),n=!0):n=!1;return t}var E=o=>String(Math.round(o*10)/10);function dn(o){return hr(o,({y:e})=>e!==null).map(e=>{let t=e.map(({x:n,y:r})=>`${E(n)} ${E(r??0)}`);return`M${t.join("L")}${t.length===1?"h0":""}`}).join("")}function He(o,e=0){return hr(o,({low:t,high:n})=>t!==null&&n!==null).map(t=>{let[n]=t,r=t.length===1&&n?[{...n,x:n.x-e},{...n,x:n.x+e}]:t,s=r.map(({x:a,high:l})=>`${E(a)} ${E(l??0)}`),i=r.map(({x:a,low:l})=>`${E(a)} ${E(l??0)}`).reverse();return`M${[...s,...i].join("L")}Z`}).join("")}function ft(o,e,t,n,r){let s=Math.max(0,Math.min(r,e/2,n-t));return`M${E(o)} ${E(n)}V${E(t+s)}q0 ${E(-s)} ${E(s)} ${E(-s)}h${E(e-2*s)}q${E(s)} 0 ${E(s)} ${E(s)}V${E(n)}Z`}var Wi=.64,Ki=3,Ae=({left:o,width:e},t)=>o+t*e,cn=(o,e)=>Ae(o,e+.5);function pn(o,e,t,n){let r=e.width*Wi;return o.map(({value:s,...i},a)=>s!==null&&s>0&&n({value:s,...i})?ft(cn(e,a)-r/2,r,t(s),t(0),Ki):"").join("")}function fr(o,e,t){return dn(o.map(({value:n},r)=>({x:cn(e,r),y:n===null?null:t(n)})))}function un(o,e,t,n,r){let s=a=>a===null?null:t(a),i=o.map((a,l)=>({x:cn(e,l),low:s(a[n]),high:s(a[r])}));return He(i,e.width/2)}function gr(o,e,t){let n=o.flatMap(({normalLow:r,normalHigh:s},i)=>{let a=r===null?null:t(r),l=s===null?null:t(s);return[{x:Ae(e,i),low:a,high:l},{x:Ae(e,i+1),low:a,high:l}]});return He(n)}function yr(o,e,t){return dn(o.flatMap(({normal:n},r)=>{let s=n===null?null:t(n);return[{x:Ae(e,r),y:s},{x:Ae(e,r+1),y:s}]}))}function br(o,e){let t=new Map(o.normal?.hours.map(l=>[Date.parse(l.start),l])),n=Date.parse(o.now),s=o.hours.map(l=>qi(l,t.get(Date.parse(l.start)),n,e)).slice(...Gi(o,t)),i=s[0]?Date.parse(s[0].start):n,a=(n-i)/36e5;return{hours:s,most:Math.max(0,...s.flatMap(({value:l,high:c,normalHigh:p})=>[l??0,c??0,p??0])),now:a>=0&&a<=s.length?a:null}}function qi(o,e,t,n){let r=Date.parse(o.start),s=o[n],i=n==="occupancy";return{start:o.start,end:new Date(r+36e5).toISOString(),open:o.open,state:Vi(o,s,r,t),value:s,low:i?o.low:null,high:i?o.high:null,normal:e?.[n]??null,normalLow:e?.[`${n}_low`]??null,normalHigh:e?.[`${n}_high`]??null}}function Vi(o,e,t,n){return t>n?"ahead":o.partial||t+36e5>n?"running":o.open===!1||o.imported?"whole":e===null?"silent":o.heard<.95?"partly":"whole"}function Gi(o,e){let t=o.hours.length,n=o.hours.map(a=>{let l=e.get(Date.parse(a.start)),c=[a.entries,a.occupancy,l?.entries,l?.occupancy];return a.open===!0||c.some(p=>(p??0)>=.5)}),r=n.indexOf(!0);if(r<0)return[0,t];let s=Math.max(0,r-1),i=Math.min(t,n.lastIndexOf(!0)+2);for(;i-s<Math.min(8,t);)i<t&&(i+=1),i-s<8&&s>0&&(s-=1);return[s,i]}function vr(o){let e=[];for(let{state:t,start:n,end:r}of o){if(t!=="silent")continue;let s=e.at(-1);s&&Date.parse(s.to)===Date.parse(n)?s.to=r:e.push({from:n,to:r})}return e}function gt(o,e){let t=o-e,n=Math.abs(t);if(n<1||n<=e*.05)return{kind:"same",share:null,people:null};let r=e<10;return{kind:t>0?"more":"fewer",share:r?null:n/e,people:r?n:null}}var yt={more:"mdi:trending-up",fewer:"mdi:trending-down",same:"mdi:trending-neutral"};function xr(o,e,t,n){let r=t-1,s=n?-1:1,a={ArrowRight:e+s,ArrowLeft:e-s,ArrowUp:e+1,ArrowDown:e-1,PageUp:e+6,PageDown:e-6,Home:0,End:r}[o];return a===void 0?void 0:Math.max(0,Math.min(r,a))}function wr(o,e,t){return Math.max(0,Math.min(t-1,Math.floor(o/Math.max(e,1)*t)))}var de={left:12,right:8,top:20,bottom:24},ji=7.5,Bi=48,B=class extends h{static properties={...h.properties,at:{state:!0}};#e=new le(this,()=>this.renderRoot.querySelector(".plot"));constructor(){super(),this.at=null}getGridOptions(){return{columns:12,rows:6,min_columns:6,min_rows:4}}willUpdate(e){e.has("config")&&(this.at=null)}chart(e,t){let{width:n,height:r}=this.#e,s=Yi(n,r,e.most,t),i=this.at===null||this.at>=e.count?null:this.at,a=n>0&&r>de.top+de.bottom;return d`<div
      class="plot"
      role="slider"
      tabindex="0"
      aria-label=${e.label}
      aria-orientation="horizontal"
      aria-valuemin="0"
      aria-valuemax=${e.count-1}
      aria-valuenow=${i??e.start}
      aria-valuetext=${e.say(i??e.start)}
      @keydown=${l=>{this.#n(l,e)}}
      @pointerdown=${l=>{this.#o(l,e,s)}}
      @pointermove=${l=>{this.#o(l,e,s)}}
      @pointerleave=${l=>{l.pointerType==="mouse"&&(this.at=null)}}
      @blur=${()=>{this.at=null}}
    >
      ${a?d`<svg width=${n} height=${r} aria-hidden="true">
              ${Zi(s,t)} ${e.draw(s)} ${i===null?u:Xi(i,e.count,s)}
            </svg>`:u}
      ${i===null||!a?u:this.#t(e,i,s,n)}
    </div>`}#t(e,t,n,r){let s=Ji(t,e.count,n),i=s>r/2?`right: ${r-s+10}px`:`left: ${s+10}px`;return d`<div class="tip" style=${i}>${e.tip(t)}</div>`}#n(e,t){if(e.key==="Escape"){this.at=null;return}let n=xr(e.key,this.at??t.start,t.count,!1);n!==void 0&&(e.preventDefault(),this.at=this.at===null&&!["Home","End"].includes(e.key)?t.start:n)}#o(e,t,n){let r=e.currentTarget.getBoundingClientRect();this.at=wr(e.clientX-r.left-n.left,n.right-n.left,t.count)}};function Yi(o,e,t,n){let[r,s]=[de.top,e-de.bottom],i=ct(t,Math.max(1,Math.floor((s-r)/Bi))),a=Math.max(...i.map(l=>n.number(l).length));return{left:de.left+a*ji,right:o-de.right,top:r,bottom:s,y:ir([0,i.at(-1)??1],[s,r]),marks:i}}function Zi({marks:o,y:e,left:t,right:n},r){return o.map(s=>x`<line class="grid" x1=${t} x2=${n} y1=${e(s)} y2=${e(s)} />
      <text x=${t-6} y=${e(s)} dy="0.32em" text-anchor="end">${r.number(s)}</text>`)}function Ji(o,e,{left:t,right:n}){return t+(n-t)*(o+.5)/e}function Xi(o,e,t){let n=(t.right-t.left)/e;return x`<rect
    class="cursor"
    x=${t.left+o*n}
    y=${t.top}
    width=${n}
    height=${t.bottom-t.top}
  />`}var bt=x`<defs>
  <pattern id="unheard" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <line class="hatch" x1="0" y1="0" x2="0" y2="6" />
  </pattern>
</defs>`;function vt(o){return d`<ul class="legend">
    ${o.map(([e,t])=>d`<li><span class="sign ${e}"></span>${t}</li>`)}
  </ul>`}var Qi=40,xt=class extends B{static properties={...B.properties,chosen:{state:!0}};static styles=[S,Ke];static getConfigForm(){return b([ae("show",{entries:"today.entries",occupancy:"today.occupancy"})],{show:"today.show"})}setConfig(e){if(e.show!==void 0&&!["entries","occupancy"].includes(e.show))throw new Error("show: has to be entries or occupancy");super.setConfig(e)}getCardSize(){return 7}getGridOptions(){return{columns:12,rows:7,min_columns:6,min_rows:6}}feed(e,t){return se(e,t.entry_id)}content(e){let{data:t,texts:n}=e,r=this.chosen??this.config?.show??"entries",s=br(t,r);return d`<div class="content">
      <div class="head">${ea(e)} ${this.#e(n,r)}</div>
      ${this.chart({label:n.say(r==="entries"?"today.chart_entries":"today.chart_occupancy"),count:s.hours.length,most:s.most,start:ta(s),say:i=>this.#n(e,s.hours[i],r).join(". "),tip:i=>this.#t(e,s.hours[i],r),draw:i=>na(e,s,r,i)},e.format)}
      ${vt(oa(e,s,r))}
    </div>`}#e(e,t){let n=[{value:"entries",label:e.say("today.entries")},{value:"occupancy",label:e.say("today.occupancy")}];return re(e.say("today.show"),n,t,r=>{this.chosen=r})}#t(e,t,n){let[r,...s]=this.#n(e,t,n);return d`<strong>${r}</strong>${s.map(i=>d`<span>${i}</span>`)}`}#n({texts:e,format:t},n,r){if(!n)return[];let s=[e.say("today.span",{begin:t.time(n.start),end:t.time(n.end)})],{value:i,low:a,high:l,normalLow:c,normalHigh:p,state:m}=n;if(m==="silent")s.push(e.say("today.unheard"));else if(i!==null){let f=t.number(i),g=Math.round(i);r==="occupancy"?s.push(e.count("today.hour_inside",g,{count:f})):s.push(e.count(m==="running"?"today.hour_so_far":"today.hour_entries",g,{count:f}))}return a!==null&&l!==null&&s.push(e.say("today.between",{low:t.number(a),high:t.number(l)})),c!==null&&p!==null&&s.push(e.say("today.usually",{low:t.number(c),high:t.number(p)})),m==="partly"&&s.push(e.say("today.partly")),n.open===!1&&s.push(e.say("today.closed")),s}};function ea({data:o,texts:e,format:t}){let{entries:n,normal_entries_by_now:r}=o.totals;if(n===null)return d`<p>${e.say("today.nothing_known")}</p>`;let s=t.number(n),i=t.weekday(o.day),a=r===null?void 0:gt(n,r),l=e.say("today.no_normal",{weekday:i});if(a?.kind==="same")l=e.say("today.same",{weekday:i});else if(a){let c=a.share===null?t.number(a.people):t.percent(a.share);l=e.say(a.kind==="more"?"today.more":"today.fewer",{by:c,weekday:i})}return d`<p class="headline">
    <span class="big">${s}</span> <span class="unit">${e.count("today.so_far",Math.round(n))}</span>
    <span class="compared">
      ${a?d`<ha-icon .icon=${yt[a.kind]}></ha-icon>`:u}<span>${l}</span>
    </span>
  </p>`}function ta({hours:o,now:e}){if(e!==null)return Math.min(Math.floor(e),o.length-1);let t=o.findLastIndex(({value:n})=>n!==null);return Math.max(0,t)}function na({format:o,texts:e},{hours:t,now:n},r,s){let{y:i}=s,a={left:s.left,width:(s.right-s.left)/Math.max(t.length,1)},l=ar(t.length,Qi,s.right-s.left),c=(p,m,f)=>(f==="closed"?p.open===!1:p.state==="silent"||p.state==="partly")?x`<rect class="${f} ${p.state}" fill=${f==="unheard"?"url(#unheard)":u}
          x=${a.left+m*a.width} y=${s.top} width=${a.width} height=${s.bottom-s.top} />`:u;return x`${bt}
    ${t.map((p,m)=>c(p,m,"closed"))}
    ${r==="entries"?x`<path class="normal-band" d=${gr(t,a,i)} />`:u}
    ${r==="entries"?x`<path class="bars" d=${pn(t,a,i,({state:p})=>p!=="running")} />
            <path class="bars running" d=${pn(t,a,i,({state:p})=>p==="running")} />
            <path class="normal-line" d=${yr(t,a,i)} />`:x`<path class="normal-band" d=${un(t,a,i,"normalLow","normalHigh")} />
            <path class="sure-band" d=${un(t,a,i,"low","high")} />
            <path class="curve" d=${fr(t,a,i)} />`}
    ${t.map((p,m)=>c(p,m,"unheard"))}
    ${t.map(({start:p},m)=>m%l===0?x`<text x=${a.left+m*a.width} y=${s.bottom+18} text-anchor="middle">${o.hour(p)}</text>`:u)}
    ${n===null?u:x`<line class="now" x1=${a.left+n*a.width} x2=${a.left+n*a.width}
              y1=${s.top-4} y2=${s.bottom} />
            <text class="now" x=${a.left+n*a.width} y=${s.top-6} text-anchor=${n>t.length*.9?"end":"middle"}>${e.say("today.now")}</text>`}`}function oa({data:o,texts:e,format:t},{hours:n},r){let s=t.weekday(o.day),i=vr(n).map(({from:c,to:p})=>e.say("today.span",{begin:t.time(c),end:t.time(p)})),a=c=>n.some(c);return[[r==="entries"?"bar":"line",e.say("today.sign_today"),!0],["normal",e.say("today.sign_normal",{weekday:s}),a(({normalHigh:c})=>c!==null)],["closed",e.say("today.closed"),a(({open:c})=>c===!1)],["unheard",e.say("today.sign_unheard",{spans:i.join(", ")}),i.length>0],["partly",e.say("today.sign_partly"),a(({state:c})=>c==="partly")]].filter(([,,c])=>c).map(([c,p])=>[c,p])}function _r({days:o},e){return{days:o.map(t=>({...t,state:ra(t,e)})),most:Math.max(0,...o.flatMap(({entries:t,normal_high:n})=>[t??0,n??0]))}}function ra({day:o,entries:e,heard:t,imported:n},r){return o>r?"ahead":o===r?"running":e===null?"silent":n===0&&t<.95?"partly":"whole"}var sa=.6,ia=4,aa=26,wt=class extends B{static properties={...B.properties,back:{state:!0}};static styles=[S,Ke];constructor(){super(),this.back=0}static getConfigForm(){return b()}getCardSize(){return 7}getGridOptions(){return{columns:12,rows:7,min_columns:6,min_rows:6}}feed(e,t){let n=this.back?F(q(t),-7*this.back):void 0;return ke(e,t.entry_id,n)}content(e){let{data:t,shop:n,texts:r}=e,s=q(n),i=_r(t,s),a=i.days.findIndex(({state:l})=>l==="running");return d`<div class="content">
      <div class="head">${la(e,this.back===0)} ${this.#e(e)}</div>
      ${this.chart({label:r.say("week.chart"),count:i.days.length,most:i.most,start:a<0?0:a,say:l=>$r(e,i.days[l]).join(". "),tip:l=>{let[c,...p]=$r(e,i.days[l]);return d`<strong>${c}</strong>${p.map(m=>d`<span>${m}</span>`)}`},draw:l=>da(e,i,l)},e.format)}
      ${vt(ca(e,i))}
    </div>`}#e({data:e,texts:t,format:n}){let[r,s]=[e.days[0]?.day,e.days.at(-1)?.day],i=a=>{this.at=null,this.back=Math.max(0,this.back+a)};return d`<div class="turn" role="group" aria-label=${t.say("week.choose")}>
      <button
        aria-label=${t.say("week.earlier")}
        @click=${()=>{i(1)}}
      >
        <ha-icon class="mirrored" icon="mdi:chevron-left"></ha-icon>
      </button>
      <span aria-live="polite">${r&&s?n.span(r,s):""}</span>
      <button
        aria-label=${t.say("week.later")}
        ?disabled=${this.back===0}
        @click=${()=>{i(-1)}}
      >
        <ha-icon class="mirrored" icon="mdi:chevron-right"></ha-icon>
      </button>
    </div>`}};function la({data:o,texts:e,format:t},n){let{entries:r}=o.total;if(r===null)return d`<p>${e.say("week.nothing_known")}</p>`;let s=o.before?.entries??null,i=s===null?void 0:gt(r,s),a=e.say("week.no_before");if(i?.kind==="same")a=e.say(n?"week.same_so_far":"week.same");else if(i){let l=i.share===null?t.number(i.people):t.percent(i.share),c=n?{more:"week.more_so_far",fewer:"week.fewer_so_far"}:{more:"week.more",fewer:"week.fewer"};a=e.say(c[i.kind==="more"?"more":"fewer"],{by:l})}return d`<p class="headline">
    <span class="big">${t.number(r)}</span>
    <span class="unit">${e.count(n?"week.so_far":"week.in_all",Math.round(r))}</span>
    <span class="compared">
      ${i?d`<ha-icon .icon=${yt[i.kind]}></ha-icon>`:u}<span>${a}</span>
    </span>
  </p>`}function $r({texts:o,format:e},t){if(!t)return[];let n=[e.weekdayAndDate(t.day)];if(t.state==="silent")n.push(o.say("week.unheard"));else if(t.entries!==null){let r=e.number(t.entries),s=Math.round(t.entries);n.push(o.count(t.state==="running"?"week.day_so_far":"week.day_entries",s,{count:r}))}return t.entries_low!==null&&t.entries_high!==null&&n.push(o.say("week.between",{low:e.number(t.entries_low),high:e.number(t.entries_high)})),t.normal_low!==null&&t.normal_high!==null&&n.push(o.say("week.usually",{low:e.number(t.normal_low),high:e.number(t.normal_high)})),t.dwell_median!==null&&n.push(o.say("week.dwell",{time:e.minutes(t.dwell_median/60)})),t.state==="partly"&&n.push(o.say("week.partly",{share:e.percent(t.heard)})),t.imported>0&&n.push(o.say("week.imported")),n}function da({format:o},{days:e},t){let{y:n}=t,r=(t.right-t.left)/Math.max(e.length,1),s=r*sa,i=l=>t.left+(l+.5)*r,a=e.map(({normal_low:l,normal_high:c,normal_entries:p},m)=>l===null||c===null?u:x`<path class="normal-band" d=${He([{x:i(m)-r*.46,low:n(l),high:n(c)},{x:i(m)+r*.46,low:n(l),high:n(c)}])} />
          ${p===null?u:x`<path class="normal-line" d="M${i(m)-r*.46} ${n(p)}h${r*.92}" />`}`);return x`${bt}
    ${e.map(({entries:l,state:c},p)=>l===null?u:x`<path class=${c==="running"?"bars running":"bars"}
            d=${ft(i(p)-s/2,s,n(l),t.bottom,ia)} />`)}
    ${a}
    ${e.map(({day:l,entries:c,state:p},m)=>{let f=i(m);return x`${p==="silent"||p==="partly"?x`<rect class="unheard" fill="url(#unheard)" x=${f-r/2} y=${t.top} width=${r}
              height=${t.bottom-t.top} />`:u}
      ${c!==null&&r>aa?x`<text class="value" x=${f} y=${n(c)-5} text-anchor="middle">${o.number(c)}</text>`:u}
      <text class=${p==="running"?"today":""} x=${f} y=${t.bottom+18}
        text-anchor="middle">${o.weekday(l,"short")}</text>`})}`}function ca({texts:o},{days:e}){let t=r=>e.some(r);return[["bar",o.say("week.sign_entries"),!0],["running",o.say("week.sign_running"),t(({state:r})=>r==="running")],["normal",o.say("week.sign_normal"),t(({normal_high:r})=>r!==null)],["unheard",o.say("week.sign_unheard"),t(({state:r})=>r==="silent"||r==="partly")]].filter(([,,r])=>r).map(([r,s])=>[r,s])}var kr=[{tag:"footfall-people-card",element:pt,texts:"people",beside:["occupied","occupancy"]},{tag:"footfall-today-card",element:xt,texts:"today",beside:["occupancy","entries"]},{tag:"footfall-funnel-card",element:nt,texts:"funnel",beside:["passers_by","capture_rate"]},{tag:"footfall-week-card",element:wt,texts:"week",beside:["entries"]},{tag:"footfall-heatmap-card",element:rt,texts:"heatmap",beside:["busyness","entries_hour"]},{tag:"footfall-dwell-card",element:Ge,texts:"dwell",beside:["dwell","bounce_rate","engaged_visits"]},{tag:"footfall-floorplan-card",element:tt,texts:"floor_plan",beside:["people","queue","zone_occupied"]},{tag:"footfall-calibrate-card",element:Ve,texts:"calibrate",beside:["occupancy"]},{tag:"footfall-privacy-card",element:ut,texts:"privacy",beside:["wifi_devices","bluetooth_devices"]},{tag:"footfall-papers-card",element:dt,texts:"papers",beside:[]},{tag:"footfall-leave-me-out-card",element:at,texts:"leave_me_out",beside:[]},{tag:"footfall-reports-card",element:ht,texts:"reports",beside:[]},{tag:"footfall-nodes-card",element:lt,texts:"nodes",beside:["status","connected"]}];var mn="https://github.com/footfall-ha/footfall/blob/main/docs/dashboard.md";function Sr(o){window.customCards??=[];for(let e of o)customElements.get(e.tag)||customElements.define(e.tag,e.element),window.customCards.push(pa(e))}function pa(o){let e=t=>D(j()?.localize,t);return{type:o.tag,get name(){return e(`${o.texts}.name`)},get description(){return e(`${o.texts}.description`)},preview:!0,documentationURL:mn,getEntitySuggestion:(t,n)=>{let r=qn(t,n);if(!r?.translation_key||!o.beside.includes(r.translation_key))return null;let s=r.device_id?t.devices[r.device_id]?.primary_config_entry:void 0;return{config:{type:`custom:${o.tag}`,...s?{shop:s}:{}}}}}}var Tr={name:{type:"entity"}},ua=["unknown","unavailable"];function H(o,e,t={}){return{type:`custom:footfall-${o}-card`,shop:e.entry_id,...t}}function _(o,e,t=[]){return{type:"heading",heading:o,icon:e,...t.length?{badges:t}:{}}}function Er(o,e,t){return{type:"button",name:e,icon:t,tap_action:{action:"navigate",navigation_path:o},show_state:!1,grid_options:{columns:12,rows:2}}}function ce(...o){return hn(o).map(e=>({type:"tile",entity:e,...Tr,grid_options:{columns:12}}))}function Cr(...o){return hn(o).map(e=>({type:"entity",entity:e,visibility:[{condition:"state",entity:e,state_not:ua}]}))}function Pe(...o){return Hr(o,Tr)}function Rr(...o){return Hr(o,{name:{type:"device"}})}function Hr(o,e){let t=hn(o);return t.length?[{type:"history-graph",hours_to_show:24,entities:t.map(n=>({entity:n,...e}))}]:[]}function C(...o){return o.some(({type:e})=>e!=="heading")?[{type:"grid",cards:o}]:[]}function Oe(o,...e){let[t,...n]=e,r=t&&!n.length?[{...t,grid_options:{columns:"full"}}]:e;return C(o,...r).map(s=>({...s,column_span:2}))}function hn(o){return o.filter(e=>e!==void 0)}async function _t(o,e){let t=await e.callWS({type:"footfall/shops"});return o.shops?.length?t.filter(({entry_id:n})=>o.shops?.includes(n)):t}function N(o,e,t,n="sensor"){return v(o,e.device_id,n,t)}function Ar(o,e){return N(o,e,"staff_present")!==void 0}var fn=()=>!0,Pr="leave-me-out",Y={today:{title:"strategy.today",icon:"mdi:store",has:fn,sections:ha,badges:(o,e)=>Cr(N(o,e,"open","binary_sensor"),N(o,e,"busyness"),N(o,e,"arrivals","event"))},week:{title:"strategy.week",icon:"mdi:calendar-week",has:fn,sections:fa},zones:{title:"strategy.zones",icon:"mdi:floor-plan",has:(o,e)=>e.zones.length>0,sections:ya},team:{title:"strategy.team",icon:"mdi:account-tie",has:Ar,sections:va},nodes:{title:"strategy.nodes",icon:"mdi:access-point",has:fn,sections:wa},[Pr]:{title:"strategy.leave_me_out",icon:"mdi:account-cancel-outline",has:(o,e)=>e.nodes.length>0,sections:xa,subview:!0,columns:2}},$t=Object.keys(Y);function Or(o,e){let t=Y[o],n=e.shops.filter(s=>t.has(e.hass,s)),r=e.shops.length>1;return{type:"sections",max_columns:t.columns??3,dense_section_placement:!r,badges:r?[]:n.flatMap(s=>t.badges?.(e.hass,s)??[]),sections:n.flatMap(s=>{let i=t.sections(e,s);return r?[ma(s,t,e),...i]:i})}}function ma(o,e,{hass:t}){return{type:"grid",column_span:3,cards:[_(o.title,"mdi:store",e.badges?.(t,o))]}}function ha({hass:o,texts:e},t){let n=r=>N(o,t,r);return[...C(_(e.say("strategy.now"),"mdi:account-group"),H("people",t),...ce(n("entries_hour")),H("calibrate",t)),...C(_(e.say("strategy.today"),"mdi:chart-bar"),H("today",t)),...C(_(e.say("strategy.funnel"),"mdi:filter-variant"),H("funnel",t)),...C(_(e.say("strategy.stay"),"mdi:timer-sand"),H("dwell",t),...ce(n("visits_in_progress"))),...Oe(_(e.say("strategy.course"),"mdi:chart-line"),...Pe(n("occupancy"),n("occupancy_low"),n("occupancy_high")))]}function fa({texts:o},e){let{entries:t,occupancy:n}=e.statistics,r={type:"statistics-graph",days_to_show:30,period:"day",grid_options:{columns:12}};return[...C(_(o.say("strategy.week"),"mdi:calendar-week"),H("week",e)),...Oe(_(o.say("strategy.busy_when"),"mdi:calendar-clock"),H("heatmap",e)),...C(_(o.say("strategy.reports"),"mdi:file-chart-outline"),H("reports",e)),...Oe(_(o.say("strategy.month"),"mdi:chart-line"),{...r,chart_type:"bar",stat_types:["change"],entities:[{entity:t,name:o.say("strategy.entries")}]},{...r,chart_type:"line",stat_types:["mean","max"],entities:[{entity:n,name:o.say("strategy.inside")}]})]}var ga={entrance:"mdi:door-open",till:"mdi:cash-register",fitting_room:"mdi:hanger",window:"mdi:window-shutter-open",street:"mdi:road-variant"};function ya({hass:o,texts:e},t){return[...Oe(_(e.say("strategy.floor_plan"),"mdi:floor-plan"),H("floorplan",t)),...t.zones.flatMap(n=>C(...ba(o,n)))]}function ba(o,{name:e,kind:t,device_id:n}){let r=i=>v(o,n,"sensor",i),s=r("queue")??r("people");return[_(e,ga[t]??"mdi:map-marker-radius-outline"),...ce(s,v(o,n,"binary_sensor","zone_occupied"),r("zone_entries"),r("zone_dwell")),...Pe(s)]}function va({hass:o,texts:e},t){let n=r=>N(o,t,r);return[...C(_(e.say("strategy.team_now"),"mdi:account-tie"),...ce(n("staff_present"),n("occupancy"),n("people_per_staff"),n("free_places"))),...C(_(e.say("strategy.team_day"),"mdi:chart-line"),...Pe(n("staff_present"),n("occupancy"))),...C(_(e.say("strategy.team_share"),"mdi:account-multiple"),...Pe(n("people_per_staff")))]}function xa(o,e){return[{type:"grid",cards:[H("leave-me-out",e,{grid_options:{columns:"full"}})],column_span:2}]}function wa({hass:o,texts:e},t){let n=(r,s)=>v(o,r,"sensor",s);return[...C(_(e.say("strategy.nodes"),"mdi:access-point"),H("nodes",t)),...C(_(e.say("strategy.privacy"),"mdi:incognito"),H("privacy",t),Er(Pr,e.say("strategy.visitors_page"),"mdi:account-cancel-outline")),...C(_(e.say("strategy.papers"),"mdi:file-document-outline"),H("papers",t)),...C(_(e.say("strategy.curious"),"mdi:flask-outline"),...ce(N(o,t,"wifi_devices"),N(o,t,"bluetooth_devices"),N(o,t,"traceable_share")),...Rr(...t.nodes.map(({device_id:r})=>n(r,"frames_per_second"))))]}var kt=class extends P{static properties={hass:{attribute:!1},config:{state:!0}};#e=new T(this,()=>this.hass&&We(this.hass));setConfig(e){this.config=e}render(){let{hass:e,config:t}=this;if(!(e&&Ie(e,()=>{this.requestUpdate()}))||!t)return u;let r=new R(e),s={shops:r.say("strategy.shops"),hidden:r.say("strategy.hidden")},i={shops:r.say("strategy.shops_helper")};return d`<ha-form
      .hass=${e}
      .data=${{shops:t.shops??[],hidden:t.hidden??[]}}
      .schema=${this.#t(r)}
      .computeLabel=${({name:a})=>s[a]}
      .computeHelper=${({name:a})=>i[a]}
      @value-changed=${a=>{a.stopPropagation(),this.#n(t,a.detail.value)}}
    ></ha-form>`}#t(e){let t=i=>({select:{multiple:!0,mode:"list",options:i}}),r=(this.#e.state.value??[]).map(({entry_id:i,title:a})=>({value:i,label:a})),s=$t.map(i=>({value:i,label:e.say(Y[i].title)}));return[{name:"shops",selector:t(r)},{name:"hidden",selector:t(s)}]}#n(e,t){let n=Object.fromEntries(Object.entries({...e,...t}).filter(([,r])=>!Array.isArray(r)||r.length>0));this.dispatchEvent(new CustomEvent("config-changed",{detail:{config:n},bubbles:!0,composed:!0}))}};var St=class extends HTMLElement{static registryDependencies=["entities","devices"];static shouldRegenerate(e,t,n){return t.language!==n.language?!0:t.entities!==n.entities&&Mr(t)!==Mr(n)}},gn=class extends St{static async generate(e,t){let n=await ve(t),r=await _t(e,t).catch(()=>[]),i=$t.filter(a=>!e.hidden?.includes(a)).filter(a=>r.some(l=>Y[a].has(t,l)));return{title:r.length===1&&r[0]?r[0].title:"Footfall",views:(i.length?i:["today"]).map(a=>_a(a,e,n))}}static async getCreateSuggestions(e){let t=await _t({},e).catch(()=>[]);return{title:t.length===1&&t[0]?t[0].title:"Footfall",icon:"mdi:store"}}static getConfigElement(){return document.createElement(Lr)}};function _a(o,{type:e,shops:t},n){let{title:r,icon:s,subview:i}=Y[o],a={type:e,view:o,...t?{shops:t}:{}};return{title:n.say(r),path:o,icon:s,...i?{subview:i}:{},strategy:a}}var yn=class extends St{static async generate(e,t){let n=e.view&&Object.hasOwn(Y,e.view)?e.view:"today",[r,s]=await Promise.all([ve(t),_t(e,t).catch(()=>[])]);return s.length?Or(n,{hass:t,texts:r,shops:s}):{type:"sections",max_columns:1,sections:[{type:"grid",cards:[{type:"custom:footfall-people-card"}]}]}}};function Mr({entities:o,devices:e}){return Object.values(o).filter(({platform:t})=>t==="footfall").map(({entity_id:t,translation_key:n,device_id:r})=>{let s=r?e[r]:void 0;return[t,n,r,s?.name_by_user??s?.name].join()}).sort().join(`
`)}var Lr="footfall-strategy-editor",$a={"ll-strategy-dashboard-footfall":gn,"ll-strategy-view-footfall":yn,[Lr]:kt};function Dr(){for(let[e,t]of Object.entries($a))customElements.get(e)||customElements.define(e,t);let o=e=>D(j()?.localize,e);window.customStrategies??=[],window.customStrategies.push({type:"footfall",strategyType:"dashboard",name:"Footfall",get description(){return o("strategy.description")},documentationURL:mn})}Sr(kr);Dr();window.hassConnection?.then(()=>{let o=j();return o&&ve(o)});
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
lit-html/directive.js:
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

lit-html/directives/style-map.js:
  (**
   * @license
   * Copyright 2018 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
