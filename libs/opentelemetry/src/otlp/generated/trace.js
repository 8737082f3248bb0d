/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["default"] || ($protobuf.roots["default"] = {});

export const almenara = $root.almenara = (() => {

    /**
     * Namespace almenara.
     * @exports almenara
     * @namespace
     */
    const almenara = {};

    almenara.otlp = (function() {

        /**
         * Namespace otlp.
         * @memberof almenara
         * @namespace
         */
        const otlp = {};

        otlp.TraceRequest = (function() {

            /**
             * Properties of a TraceRequest.
             * @typedef {Object} almenara.otlp.TraceRequest.$Properties
             * @property {Array.<almenara.otlp.ResourceSpans.$Properties>|null} [resourceSpans] TraceRequest resourceSpans
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TraceRequest.
             * @memberof almenara.otlp
             * @interface ITraceRequest
             * @augments almenara.otlp.TraceRequest.$Properties
             * @deprecated Use almenara.otlp.TraceRequest.$Properties instead.
             */

            /**
             * Shape of a TraceRequest.
             * @typedef {{
             *   resourceSpans?: Array.<almenara.otlp.ResourceSpans.$Shape>|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} almenara.otlp.TraceRequest.$Shape
             */

            /**
             * Constructs a new TraceRequest.
             * @memberof almenara.otlp
             * @classdesc Represents a TraceRequest.
             * @constructor
             * @param {almenara.otlp.TraceRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TraceRequest = function (properties) {
                this.resourceSpans = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * TraceRequest resourceSpans.
             * @member {Array.<almenara.otlp.ResourceSpans.$Properties>} resourceSpans
             * @memberof almenara.otlp.TraceRequest
             * @instance
             */
            TraceRequest.prototype.resourceSpans = $util.emptyArray;

            /**
             * Encodes the specified TraceRequest message. Does not implicitly {@link almenara.otlp.TraceRequest.verify|verify} messages.
             * @function encode
             * @memberof almenara.otlp.TraceRequest
             * @static
             * @param {almenara.otlp.TraceRequest.$Properties} message TraceRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TraceRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.resourceSpans != null && message.resourceSpans.length)
                    for (let i = 0; i < message.resourceSpans.length; ++i)
                        $root.almenara.otlp.ResourceSpans.encode(message.resourceSpans[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TraceRequest message from the specified reader or buffer.
             * @function decode
             * @memberof almenara.otlp.TraceRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {almenara.otlp.TraceRequest & almenara.otlp.TraceRequest.$Shape} TraceRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TraceRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.almenara.otlp.TraceRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.resourceSpans && message.resourceSpans.length))
                                message.resourceSpans = [];
                            message.resourceSpans.push($root.almenara.otlp.ResourceSpans.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TraceRequest;
        })();

        otlp.ResourceSpans = (function() {

            /**
             * Properties of a ResourceSpans.
             * @typedef {Object} almenara.otlp.ResourceSpans.$Properties
             * @property {almenara.otlp.Resource.$Properties|null} [resource] ResourceSpans resource
             * @property {Array.<almenara.otlp.ScopeSpans.$Properties>|null} [scopeSpans] ResourceSpans scopeSpans
             * @property {string|null} [schemaUrl] ResourceSpans schemaUrl
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ResourceSpans.
             * @memberof almenara.otlp
             * @interface IResourceSpans
             * @augments almenara.otlp.ResourceSpans.$Properties
             * @deprecated Use almenara.otlp.ResourceSpans.$Properties instead.
             */

            /**
             * Shape of a ResourceSpans.
             * @typedef {{
             *   resource?: almenara.otlp.Resource.$Shape|null;
             *   scopeSpans?: Array.<almenara.otlp.ScopeSpans.$Shape>|null;
             *   schemaUrl?: string|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} almenara.otlp.ResourceSpans.$Shape
             */

            /**
             * Constructs a new ResourceSpans.
             * @memberof almenara.otlp
             * @classdesc Represents a ResourceSpans.
             * @constructor
             * @param {almenara.otlp.ResourceSpans.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ResourceSpans = function (properties) {
                this.scopeSpans = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ResourceSpans resource.
             * @member {almenara.otlp.Resource.$Properties|null|undefined} resource
             * @memberof almenara.otlp.ResourceSpans
             * @instance
             */
            ResourceSpans.prototype.resource = null;

            /**
             * ResourceSpans scopeSpans.
             * @member {Array.<almenara.otlp.ScopeSpans.$Properties>} scopeSpans
             * @memberof almenara.otlp.ResourceSpans
             * @instance
             */
            ResourceSpans.prototype.scopeSpans = $util.emptyArray;

            /**
             * ResourceSpans schemaUrl.
             * @member {string} schemaUrl
             * @memberof almenara.otlp.ResourceSpans
             * @instance
             */
            ResourceSpans.prototype.schemaUrl = "";

            /**
             * Encodes the specified ResourceSpans message. Does not implicitly {@link almenara.otlp.ResourceSpans.verify|verify} messages.
             * @function encode
             * @memberof almenara.otlp.ResourceSpans
             * @static
             * @param {almenara.otlp.ResourceSpans.$Properties} message ResourceSpans message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ResourceSpans.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.resource != null && $Object.hasOwnProperty.call(message, "resource"))
                    $root.almenara.otlp.Resource.encode(message.resource, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.scopeSpans != null && message.scopeSpans.length)
                    for (let i = 0; i < message.scopeSpans.length; ++i)
                        $root.almenara.otlp.ScopeSpans.encode(message.scopeSpans[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.schemaUrl != null && $Object.hasOwnProperty.call(message, "schemaUrl") && message.schemaUrl !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.schemaUrl);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ResourceSpans message from the specified reader or buffer.
             * @function decode
             * @memberof almenara.otlp.ResourceSpans
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {almenara.otlp.ResourceSpans & almenara.otlp.ResourceSpans.$Shape} ResourceSpans
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ResourceSpans.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.almenara.otlp.ResourceSpans();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.resource = $root.almenara.otlp.Resource.decode(reader, reader.size(), $undefined, _depth + 1, message.resource);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.scopeSpans && message.scopeSpans.length))
                                message.scopeSpans = [];
                            message.scopeSpans.push($root.almenara.otlp.ScopeSpans.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.schemaUrl = value;
                            else
                                delete message.schemaUrl;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ResourceSpans;
        })();

        otlp.Resource = (function() {

            /**
             * Properties of a Resource.
             * @typedef {Object} almenara.otlp.Resource.$Properties
             * @property {Array.<almenara.otlp.KeyValue.$Properties>|null} [attributes] Resource attributes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Resource.
             * @memberof almenara.otlp
             * @interface IResource
             * @augments almenara.otlp.Resource.$Properties
             * @deprecated Use almenara.otlp.Resource.$Properties instead.
             */

            /**
             * Shape of a Resource.
             * @typedef {{
             *   attributes?: Array.<almenara.otlp.KeyValue.$Shape>|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} almenara.otlp.Resource.$Shape
             */

            /**
             * Constructs a new Resource.
             * @memberof almenara.otlp
             * @classdesc Represents a Resource.
             * @constructor
             * @param {almenara.otlp.Resource.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Resource = function (properties) {
                this.attributes = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Resource attributes.
             * @member {Array.<almenara.otlp.KeyValue.$Properties>} attributes
             * @memberof almenara.otlp.Resource
             * @instance
             */
            Resource.prototype.attributes = $util.emptyArray;

            /**
             * Encodes the specified Resource message. Does not implicitly {@link almenara.otlp.Resource.verify|verify} messages.
             * @function encode
             * @memberof almenara.otlp.Resource
             * @static
             * @param {almenara.otlp.Resource.$Properties} message Resource message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Resource.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.attributes != null && message.attributes.length)
                    for (let i = 0; i < message.attributes.length; ++i)
                        $root.almenara.otlp.KeyValue.encode(message.attributes[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Resource message from the specified reader or buffer.
             * @function decode
             * @memberof almenara.otlp.Resource
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {almenara.otlp.Resource & almenara.otlp.Resource.$Shape} Resource
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Resource.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.almenara.otlp.Resource();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.attributes && message.attributes.length))
                                message.attributes = [];
                            message.attributes.push($root.almenara.otlp.KeyValue.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Resource;
        })();

        otlp.ScopeSpans = (function() {

            /**
             * Properties of a ScopeSpans.
             * @typedef {Object} almenara.otlp.ScopeSpans.$Properties
             * @property {almenara.otlp.Scope.$Properties|null} [scope] ScopeSpans scope
             * @property {Array.<almenara.otlp.Span.$Properties>|null} [spans] ScopeSpans spans
             * @property {string|null} [schemaUrl] ScopeSpans schemaUrl
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ScopeSpans.
             * @memberof almenara.otlp
             * @interface IScopeSpans
             * @augments almenara.otlp.ScopeSpans.$Properties
             * @deprecated Use almenara.otlp.ScopeSpans.$Properties instead.
             */

            /**
             * Shape of a ScopeSpans.
             * @typedef {{
             *   scope?: almenara.otlp.Scope.$Shape|null;
             *   spans?: Array.<almenara.otlp.Span.$Shape>|null;
             *   schemaUrl?: string|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} almenara.otlp.ScopeSpans.$Shape
             */

            /**
             * Constructs a new ScopeSpans.
             * @memberof almenara.otlp
             * @classdesc Represents a ScopeSpans.
             * @constructor
             * @param {almenara.otlp.ScopeSpans.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ScopeSpans = function (properties) {
                this.spans = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ScopeSpans scope.
             * @member {almenara.otlp.Scope.$Properties|null|undefined} scope
             * @memberof almenara.otlp.ScopeSpans
             * @instance
             */
            ScopeSpans.prototype.scope = null;

            /**
             * ScopeSpans spans.
             * @member {Array.<almenara.otlp.Span.$Properties>} spans
             * @memberof almenara.otlp.ScopeSpans
             * @instance
             */
            ScopeSpans.prototype.spans = $util.emptyArray;

            /**
             * ScopeSpans schemaUrl.
             * @member {string} schemaUrl
             * @memberof almenara.otlp.ScopeSpans
             * @instance
             */
            ScopeSpans.prototype.schemaUrl = "";

            /**
             * Encodes the specified ScopeSpans message. Does not implicitly {@link almenara.otlp.ScopeSpans.verify|verify} messages.
             * @function encode
             * @memberof almenara.otlp.ScopeSpans
             * @static
             * @param {almenara.otlp.ScopeSpans.$Properties} message ScopeSpans message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ScopeSpans.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.scope != null && $Object.hasOwnProperty.call(message, "scope"))
                    $root.almenara.otlp.Scope.encode(message.scope, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.spans != null && message.spans.length)
                    for (let i = 0; i < message.spans.length; ++i)
                        $root.almenara.otlp.Span.encode(message.spans[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.schemaUrl != null && $Object.hasOwnProperty.call(message, "schemaUrl") && message.schemaUrl !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.schemaUrl);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ScopeSpans message from the specified reader or buffer.
             * @function decode
             * @memberof almenara.otlp.ScopeSpans
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {almenara.otlp.ScopeSpans & almenara.otlp.ScopeSpans.$Shape} ScopeSpans
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ScopeSpans.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.almenara.otlp.ScopeSpans();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.scope = $root.almenara.otlp.Scope.decode(reader, reader.size(), $undefined, _depth + 1, message.scope);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.spans && message.spans.length))
                                message.spans = [];
                            message.spans.push($root.almenara.otlp.Span.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.schemaUrl = value;
                            else
                                delete message.schemaUrl;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ScopeSpans;
        })();

        otlp.Scope = (function() {

            /**
             * Properties of a Scope.
             * @typedef {Object} almenara.otlp.Scope.$Properties
             * @property {string|null} [name] Scope name
             * @property {string|null} [version] Scope version
             * @property {Array.<almenara.otlp.KeyValue.$Properties>|null} [attributes] Scope attributes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Scope.
             * @memberof almenara.otlp
             * @interface IScope
             * @augments almenara.otlp.Scope.$Properties
             * @deprecated Use almenara.otlp.Scope.$Properties instead.
             */

            /**
             * Shape of a Scope.
             * @typedef {{
             *   name?: string|null;
             *   version?: string|null;
             *   attributes?: Array.<almenara.otlp.KeyValue.$Shape>|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} almenara.otlp.Scope.$Shape
             */

            /**
             * Constructs a new Scope.
             * @memberof almenara.otlp
             * @classdesc Represents a Scope.
             * @constructor
             * @param {almenara.otlp.Scope.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Scope = function (properties) {
                this.attributes = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Scope name.
             * @member {string} name
             * @memberof almenara.otlp.Scope
             * @instance
             */
            Scope.prototype.name = "";

            /**
             * Scope version.
             * @member {string} version
             * @memberof almenara.otlp.Scope
             * @instance
             */
            Scope.prototype.version = "";

            /**
             * Scope attributes.
             * @member {Array.<almenara.otlp.KeyValue.$Properties>} attributes
             * @memberof almenara.otlp.Scope
             * @instance
             */
            Scope.prototype.attributes = $util.emptyArray;

            /**
             * Encodes the specified Scope message. Does not implicitly {@link almenara.otlp.Scope.verify|verify} messages.
             * @function encode
             * @memberof almenara.otlp.Scope
             * @static
             * @param {almenara.otlp.Scope.$Properties} message Scope message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Scope.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.version);
                if (message.attributes != null && message.attributes.length)
                    for (let i = 0; i < message.attributes.length; ++i)
                        $root.almenara.otlp.KeyValue.encode(message.attributes[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Scope message from the specified reader or buffer.
             * @function decode
             * @memberof almenara.otlp.Scope
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {almenara.otlp.Scope & almenara.otlp.Scope.$Shape} Scope
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Scope.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.almenara.otlp.Scope();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.attributes && message.attributes.length))
                                message.attributes = [];
                            message.attributes.push($root.almenara.otlp.KeyValue.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Scope;
        })();

        otlp.Span = (function() {

            /**
             * Properties of a Span.
             * @typedef {Object} almenara.otlp.Span.$Properties
             * @property {Uint8Array|null} [traceId] Span traceId
             * @property {Uint8Array|null} [spanId] Span spanId
             * @property {string|null} [traceState] Span traceState
             * @property {Uint8Array|null} [parentSpanId] Span parentSpanId
             * @property {string|null} [name] Span name
             * @property {number|null} [kind] Span kind
             * @property {Long|null} [startTimeUnixNano] Span startTimeUnixNano
             * @property {Long|null} [endTimeUnixNano] Span endTimeUnixNano
             * @property {Array.<almenara.otlp.KeyValue.$Properties>|null} [attributes] Span attributes
             * @property {Array.<almenara.otlp.Event.$Properties>|null} [events] Span events
             * @property {Array.<almenara.otlp.Link.$Properties>|null} [links] Span links
             * @property {almenara.otlp.SpanStatus.$Properties|null} [status] Span status
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Span.
             * @memberof almenara.otlp
             * @interface ISpan
             * @augments almenara.otlp.Span.$Properties
             * @deprecated Use almenara.otlp.Span.$Properties instead.
             */

            /**
             * Shape of a Span.
             * @typedef {{
             *   traceId?: Uint8Array|null;
             *   spanId?: Uint8Array|null;
             *   traceState?: string|null;
             *   parentSpanId?: Uint8Array|null;
             *   name?: string|null;
             *   kind?: number|null;
             *   startTimeUnixNano?: Long|null;
             *   endTimeUnixNano?: Long|null;
             *   attributes?: Array.<almenara.otlp.KeyValue.$Shape>|null;
             *   events?: Array.<almenara.otlp.Event.$Shape>|null;
             *   links?: Array.<almenara.otlp.Link.$Shape>|null;
             *   status?: almenara.otlp.SpanStatus.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} almenara.otlp.Span.$Shape
             */

            /**
             * Constructs a new Span.
             * @memberof almenara.otlp
             * @classdesc Represents a Span.
             * @constructor
             * @param {almenara.otlp.Span.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Span = function (properties) {
                this.attributes = [];
                this.events = [];
                this.links = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Span traceId.
             * @member {Uint8Array} traceId
             * @memberof almenara.otlp.Span
             * @instance
             */
            Span.prototype.traceId = $util.newBuffer([]);

            /**
             * Span spanId.
             * @member {Uint8Array} spanId
             * @memberof almenara.otlp.Span
             * @instance
             */
            Span.prototype.spanId = $util.newBuffer([]);

            /**
             * Span traceState.
             * @member {string} traceState
             * @memberof almenara.otlp.Span
             * @instance
             */
            Span.prototype.traceState = "";

            /**
             * Span parentSpanId.
             * @member {Uint8Array} parentSpanId
             * @memberof almenara.otlp.Span
             * @instance
             */
            Span.prototype.parentSpanId = $util.newBuffer([]);

            /**
             * Span name.
             * @member {string} name
             * @memberof almenara.otlp.Span
             * @instance
             */
            Span.prototype.name = "";

            /**
             * Span kind.
             * @member {number} kind
             * @memberof almenara.otlp.Span
             * @instance
             */
            Span.prototype.kind = 0;

            /**
             * Span startTimeUnixNano.
             * @member {Long} startTimeUnixNano
             * @memberof almenara.otlp.Span
             * @instance
             */
            Span.prototype.startTimeUnixNano = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Span endTimeUnixNano.
             * @member {Long} endTimeUnixNano
             * @memberof almenara.otlp.Span
             * @instance
             */
            Span.prototype.endTimeUnixNano = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Span attributes.
             * @member {Array.<almenara.otlp.KeyValue.$Properties>} attributes
             * @memberof almenara.otlp.Span
             * @instance
             */
            Span.prototype.attributes = $util.emptyArray;

            /**
             * Span events.
             * @member {Array.<almenara.otlp.Event.$Properties>} events
             * @memberof almenara.otlp.Span
             * @instance
             */
            Span.prototype.events = $util.emptyArray;

            /**
             * Span links.
             * @member {Array.<almenara.otlp.Link.$Properties>} links
             * @memberof almenara.otlp.Span
             * @instance
             */
            Span.prototype.links = $util.emptyArray;

            /**
             * Span status.
             * @member {almenara.otlp.SpanStatus.$Properties|null|undefined} status
             * @memberof almenara.otlp.Span
             * @instance
             */
            Span.prototype.status = null;

            /**
             * Encodes the specified Span message. Does not implicitly {@link almenara.otlp.Span.verify|verify} messages.
             * @function encode
             * @memberof almenara.otlp.Span
             * @static
             * @param {almenara.otlp.Span.$Properties} message Span message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Span.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.traceId != null && $Object.hasOwnProperty.call(message, "traceId") && message.traceId.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.traceId);
                if (message.spanId != null && $Object.hasOwnProperty.call(message, "spanId") && message.spanId.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.spanId);
                if (message.traceState != null && $Object.hasOwnProperty.call(message, "traceState") && message.traceState !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.traceState);
                if (message.parentSpanId != null && $Object.hasOwnProperty.call(message, "parentSpanId") && message.parentSpanId.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.parentSpanId);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.name);
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).int32(message.kind);
                if (message.startTimeUnixNano != null && $Object.hasOwnProperty.call(message, "startTimeUnixNano") && (typeof message.startTimeUnixNano === "object" ? message.startTimeUnixNano.low || message.startTimeUnixNano.high : message.startTimeUnixNano !== 0))
                    writer.uint32(/* id 7, wireType 1 =*/57).fixed64(message.startTimeUnixNano);
                if (message.endTimeUnixNano != null && $Object.hasOwnProperty.call(message, "endTimeUnixNano") && (typeof message.endTimeUnixNano === "object" ? message.endTimeUnixNano.low || message.endTimeUnixNano.high : message.endTimeUnixNano !== 0))
                    writer.uint32(/* id 8, wireType 1 =*/65).fixed64(message.endTimeUnixNano);
                if (message.attributes != null && message.attributes.length)
                    for (let i = 0; i < message.attributes.length; ++i)
                        $root.almenara.otlp.KeyValue.encode(message.attributes[i], writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                if (message.events != null && message.events.length)
                    for (let i = 0; i < message.events.length; ++i)
                        $root.almenara.otlp.Event.encode(message.events[i], writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
                if (message.links != null && message.links.length)
                    for (let i = 0; i < message.links.length; ++i)
                        $root.almenara.otlp.Link.encode(message.links[i], writer.uint32(/* id 13, wireType 2 =*/106).fork(), _depth + 1).ldelim();
                if (message.status != null && $Object.hasOwnProperty.call(message, "status"))
                    $root.almenara.otlp.SpanStatus.encode(message.status, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Span message from the specified reader or buffer.
             * @function decode
             * @memberof almenara.otlp.Span
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {almenara.otlp.Span & almenara.otlp.Span.$Shape} Span
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Span.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.almenara.otlp.Span();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.traceId = value;
                            else
                                delete message.traceId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.spanId = value;
                            else
                                delete message.spanId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.traceState = value;
                            else
                                delete message.traceState;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.parentSpanId = value;
                            else
                                delete message.parentSpanId;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.kind = value;
                            else
                                delete message.kind;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 1)
                                break;
                            if (typeof (value = reader.fixed64()) === "object" ? value.low || value.high : value !== 0)
                                message.startTimeUnixNano = value;
                            else
                                delete message.startTimeUnixNano;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 1)
                                break;
                            if (typeof (value = reader.fixed64()) === "object" ? value.low || value.high : value !== 0)
                                message.endTimeUnixNano = value;
                            else
                                delete message.endTimeUnixNano;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if (!(message.attributes && message.attributes.length))
                                message.attributes = [];
                            message.attributes.push($root.almenara.otlp.KeyValue.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            if (!(message.events && message.events.length))
                                message.events = [];
                            message.events.push($root.almenara.otlp.Event.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            if (!(message.links && message.links.length))
                                message.links = [];
                            message.links.push($root.almenara.otlp.Link.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            message.status = $root.almenara.otlp.SpanStatus.decode(reader, reader.size(), $undefined, _depth + 1, message.status);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Span;
        })();

        otlp.Event = (function() {

            /**
             * Properties of an Event.
             * @typedef {Object} almenara.otlp.Event.$Properties
             * @property {Long|null} [timeUnixNano] Event timeUnixNano
             * @property {string|null} [name] Event name
             * @property {Array.<almenara.otlp.KeyValue.$Properties>|null} [attributes] Event attributes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Event.
             * @memberof almenara.otlp
             * @interface IEvent
             * @augments almenara.otlp.Event.$Properties
             * @deprecated Use almenara.otlp.Event.$Properties instead.
             */

            /**
             * Shape of an Event.
             * @typedef {{
             *   timeUnixNano?: Long|null;
             *   name?: string|null;
             *   attributes?: Array.<almenara.otlp.KeyValue.$Shape>|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} almenara.otlp.Event.$Shape
             */

            /**
             * Constructs a new Event.
             * @memberof almenara.otlp
             * @classdesc Represents an Event.
             * @constructor
             * @param {almenara.otlp.Event.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Event = function (properties) {
                this.attributes = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Event timeUnixNano.
             * @member {Long} timeUnixNano
             * @memberof almenara.otlp.Event
             * @instance
             */
            Event.prototype.timeUnixNano = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Event name.
             * @member {string} name
             * @memberof almenara.otlp.Event
             * @instance
             */
            Event.prototype.name = "";

            /**
             * Event attributes.
             * @member {Array.<almenara.otlp.KeyValue.$Properties>} attributes
             * @memberof almenara.otlp.Event
             * @instance
             */
            Event.prototype.attributes = $util.emptyArray;

            /**
             * Encodes the specified Event message. Does not implicitly {@link almenara.otlp.Event.verify|verify} messages.
             * @function encode
             * @memberof almenara.otlp.Event
             * @static
             * @param {almenara.otlp.Event.$Properties} message Event message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Event.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.timeUnixNano != null && $Object.hasOwnProperty.call(message, "timeUnixNano") && (typeof message.timeUnixNano === "object" ? message.timeUnixNano.low || message.timeUnixNano.high : message.timeUnixNano !== 0))
                    writer.uint32(/* id 1, wireType 1 =*/9).fixed64(message.timeUnixNano);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                if (message.attributes != null && message.attributes.length)
                    for (let i = 0; i < message.attributes.length; ++i)
                        $root.almenara.otlp.KeyValue.encode(message.attributes[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Event message from the specified reader or buffer.
             * @function decode
             * @memberof almenara.otlp.Event
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {almenara.otlp.Event & almenara.otlp.Event.$Shape} Event
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Event.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.almenara.otlp.Event();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            if (typeof (value = reader.fixed64()) === "object" ? value.low || value.high : value !== 0)
                                message.timeUnixNano = value;
                            else
                                delete message.timeUnixNano;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.attributes && message.attributes.length))
                                message.attributes = [];
                            message.attributes.push($root.almenara.otlp.KeyValue.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Event;
        })();

        otlp.Link = (function() {

            /**
             * Properties of a Link.
             * @typedef {Object} almenara.otlp.Link.$Properties
             * @property {Uint8Array|null} [traceId] Link traceId
             * @property {Uint8Array|null} [spanId] Link spanId
             * @property {string|null} [traceState] Link traceState
             * @property {Array.<almenara.otlp.KeyValue.$Properties>|null} [attributes] Link attributes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Link.
             * @memberof almenara.otlp
             * @interface ILink
             * @augments almenara.otlp.Link.$Properties
             * @deprecated Use almenara.otlp.Link.$Properties instead.
             */

            /**
             * Shape of a Link.
             * @typedef {{
             *   traceId?: Uint8Array|null;
             *   spanId?: Uint8Array|null;
             *   traceState?: string|null;
             *   attributes?: Array.<almenara.otlp.KeyValue.$Shape>|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} almenara.otlp.Link.$Shape
             */

            /**
             * Constructs a new Link.
             * @memberof almenara.otlp
             * @classdesc Represents a Link.
             * @constructor
             * @param {almenara.otlp.Link.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Link = function (properties) {
                this.attributes = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Link traceId.
             * @member {Uint8Array} traceId
             * @memberof almenara.otlp.Link
             * @instance
             */
            Link.prototype.traceId = $util.newBuffer([]);

            /**
             * Link spanId.
             * @member {Uint8Array} spanId
             * @memberof almenara.otlp.Link
             * @instance
             */
            Link.prototype.spanId = $util.newBuffer([]);

            /**
             * Link traceState.
             * @member {string} traceState
             * @memberof almenara.otlp.Link
             * @instance
             */
            Link.prototype.traceState = "";

            /**
             * Link attributes.
             * @member {Array.<almenara.otlp.KeyValue.$Properties>} attributes
             * @memberof almenara.otlp.Link
             * @instance
             */
            Link.prototype.attributes = $util.emptyArray;

            /**
             * Encodes the specified Link message. Does not implicitly {@link almenara.otlp.Link.verify|verify} messages.
             * @function encode
             * @memberof almenara.otlp.Link
             * @static
             * @param {almenara.otlp.Link.$Properties} message Link message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Link.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.traceId != null && $Object.hasOwnProperty.call(message, "traceId") && message.traceId.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.traceId);
                if (message.spanId != null && $Object.hasOwnProperty.call(message, "spanId") && message.spanId.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.spanId);
                if (message.traceState != null && $Object.hasOwnProperty.call(message, "traceState") && message.traceState !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.traceState);
                if (message.attributes != null && message.attributes.length)
                    for (let i = 0; i < message.attributes.length; ++i)
                        $root.almenara.otlp.KeyValue.encode(message.attributes[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Link message from the specified reader or buffer.
             * @function decode
             * @memberof almenara.otlp.Link
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {almenara.otlp.Link & almenara.otlp.Link.$Shape} Link
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Link.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.almenara.otlp.Link();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.traceId = value;
                            else
                                delete message.traceId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.spanId = value;
                            else
                                delete message.spanId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.traceState = value;
                            else
                                delete message.traceState;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.attributes && message.attributes.length))
                                message.attributes = [];
                            message.attributes.push($root.almenara.otlp.KeyValue.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Link;
        })();

        otlp.SpanStatus = (function() {

            /**
             * Properties of a SpanStatus.
             * @typedef {Object} almenara.otlp.SpanStatus.$Properties
             * @property {string|null} [message] SpanStatus message
             * @property {number|null} [code] SpanStatus code
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SpanStatus.
             * @memberof almenara.otlp
             * @interface ISpanStatus
             * @augments almenara.otlp.SpanStatus.$Properties
             * @deprecated Use almenara.otlp.SpanStatus.$Properties instead.
             */

            /**
             * Shape of a SpanStatus.
             * @typedef {almenara.otlp.SpanStatus.$Properties} almenara.otlp.SpanStatus.$Shape
             */

            /**
             * Constructs a new SpanStatus.
             * @memberof almenara.otlp
             * @classdesc Represents a SpanStatus.
             * @constructor
             * @param {almenara.otlp.SpanStatus.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SpanStatus = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SpanStatus message.
             * @member {string} message
             * @memberof almenara.otlp.SpanStatus
             * @instance
             */
            SpanStatus.prototype.message = "";

            /**
             * SpanStatus code.
             * @member {number} code
             * @memberof almenara.otlp.SpanStatus
             * @instance
             */
            SpanStatus.prototype.code = 0;

            /**
             * Encodes the specified SpanStatus message. Does not implicitly {@link almenara.otlp.SpanStatus.verify|verify} messages.
             * @function encode
             * @memberof almenara.otlp.SpanStatus
             * @static
             * @param {almenara.otlp.SpanStatus.$Properties} message SpanStatus message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SpanStatus.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.message);
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).int32(message.code);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SpanStatus message from the specified reader or buffer.
             * @function decode
             * @memberof almenara.otlp.SpanStatus
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {almenara.otlp.SpanStatus & almenara.otlp.SpanStatus.$Shape} SpanStatus
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SpanStatus.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.almenara.otlp.SpanStatus();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SpanStatus;
        })();

        otlp.KeyValue = (function() {

            /**
             * Properties of a KeyValue.
             * @typedef {Object} almenara.otlp.KeyValue.$Properties
             * @property {string|null} [key] KeyValue key
             * @property {almenara.otlp.AnyValue.$Properties|null} [value] KeyValue value
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a KeyValue.
             * @memberof almenara.otlp
             * @interface IKeyValue
             * @augments almenara.otlp.KeyValue.$Properties
             * @deprecated Use almenara.otlp.KeyValue.$Properties instead.
             */

            /**
             * Shape of a KeyValue.
             * @typedef {{
             *   key?: string|null;
             *   value?: almenara.otlp.AnyValue.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} almenara.otlp.KeyValue.$Shape
             */

            /**
             * Constructs a new KeyValue.
             * @memberof almenara.otlp
             * @classdesc Represents a KeyValue.
             * @constructor
             * @param {almenara.otlp.KeyValue.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const KeyValue = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * KeyValue key.
             * @member {string} key
             * @memberof almenara.otlp.KeyValue
             * @instance
             */
            KeyValue.prototype.key = "";

            /**
             * KeyValue value.
             * @member {almenara.otlp.AnyValue.$Properties|null|undefined} value
             * @memberof almenara.otlp.KeyValue
             * @instance
             */
            KeyValue.prototype.value = null;

            /**
             * Encodes the specified KeyValue message. Does not implicitly {@link almenara.otlp.KeyValue.verify|verify} messages.
             * @function encode
             * @memberof almenara.otlp.KeyValue
             * @static
             * @param {almenara.otlp.KeyValue.$Properties} message KeyValue message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            KeyValue.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.key != null && $Object.hasOwnProperty.call(message, "key") && message.key !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.key);
                if (message.value != null && $Object.hasOwnProperty.call(message, "value"))
                    $root.almenara.otlp.AnyValue.encode(message.value, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a KeyValue message from the specified reader or buffer.
             * @function decode
             * @memberof almenara.otlp.KeyValue
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {almenara.otlp.KeyValue & almenara.otlp.KeyValue.$Shape} KeyValue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            KeyValue.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.almenara.otlp.KeyValue();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.key = value;
                            else
                                delete message.key;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.value = $root.almenara.otlp.AnyValue.decode(reader, reader.size(), $undefined, _depth + 1, message.value);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return KeyValue;
        })();

        otlp.AnyValue = (function() {

            /**
             * Properties of an AnyValue.
             * @typedef {Object} almenara.otlp.AnyValue.$Properties
             * @property {string|null} [stringValue] AnyValue stringValue
             * @property {boolean|null} [boolValue] AnyValue boolValue
             * @property {Long|null} [intValue] AnyValue intValue
             * @property {number|null} [doubleValue] AnyValue doubleValue
             * @property {almenara.otlp.ArrayValue.$Properties|null} [arrayValue] AnyValue arrayValue
             * @property {almenara.otlp.KeyValueList.$Properties|null} [kvlistValue] AnyValue kvlistValue
             * @property {Uint8Array|null} [bytesValue] AnyValue bytesValue
             * @property {"stringValue"|"boolValue"|"intValue"|"doubleValue"|"arrayValue"|"kvlistValue"|"bytesValue"} [value] AnyValue value
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AnyValue.
             * @memberof almenara.otlp
             * @interface IAnyValue
             * @augments almenara.otlp.AnyValue.$Properties
             * @deprecated Use almenara.otlp.AnyValue.$Properties instead.
             */

            /**
             * Narrowed shape of an AnyValue.
             * @typedef {{
             *   stringValue?: string|null;
             *   boolValue?: boolean|null;
             *   intValue?: Long|null;
             *   doubleValue?: number|null;
             *   arrayValue?: almenara.otlp.ArrayValue.$Shape|null;
             *   kvlistValue?: almenara.otlp.KeyValueList.$Shape|null;
             *   bytesValue?: Uint8Array|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ value?: undefined; stringValue?: null; boolValue?: null; intValue?: null; doubleValue?: null; arrayValue?: null; kvlistValue?: null; bytesValue?: null }|{ value?: "stringValue"; stringValue: string; boolValue?: null; intValue?: null; doubleValue?: null; arrayValue?: null; kvlistValue?: null; bytesValue?: null }|{ value?: "boolValue"; stringValue?: null; boolValue: boolean; intValue?: null; doubleValue?: null; arrayValue?: null; kvlistValue?: null; bytesValue?: null }|{ value?: "intValue"; stringValue?: null; boolValue?: null; intValue: Long; doubleValue?: null; arrayValue?: null; kvlistValue?: null; bytesValue?: null }|{ value?: "doubleValue"; stringValue?: null; boolValue?: null; intValue?: null; doubleValue: number; arrayValue?: null; kvlistValue?: null; bytesValue?: null }|{ value?: "arrayValue"; stringValue?: null; boolValue?: null; intValue?: null; doubleValue?: null; arrayValue: almenara.otlp.ArrayValue.$Shape; kvlistValue?: null; bytesValue?: null }|{ value?: "kvlistValue"; stringValue?: null; boolValue?: null; intValue?: null; doubleValue?: null; arrayValue?: null; kvlistValue: almenara.otlp.KeyValueList.$Shape; bytesValue?: null }|{ value?: "bytesValue"; stringValue?: null; boolValue?: null; intValue?: null; doubleValue?: null; arrayValue?: null; kvlistValue?: null; bytesValue: Uint8Array })
             * )} almenara.otlp.AnyValue.$Shape
             */

            /**
             * Constructs a new AnyValue.
             * @memberof almenara.otlp
             * @classdesc Represents an AnyValue.
             * @constructor
             * @param {almenara.otlp.AnyValue.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AnyValue = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AnyValue stringValue.
             * @member {string|null|undefined} stringValue
             * @memberof almenara.otlp.AnyValue
             * @instance
             */
            AnyValue.prototype.stringValue = null;

            /**
             * AnyValue boolValue.
             * @member {boolean|null|undefined} boolValue
             * @memberof almenara.otlp.AnyValue
             * @instance
             */
            AnyValue.prototype.boolValue = null;

            /**
             * AnyValue intValue.
             * @member {Long|null|undefined} intValue
             * @memberof almenara.otlp.AnyValue
             * @instance
             */
            AnyValue.prototype.intValue = null;

            /**
             * AnyValue doubleValue.
             * @member {number|null|undefined} doubleValue
             * @memberof almenara.otlp.AnyValue
             * @instance
             */
            AnyValue.prototype.doubleValue = null;

            /**
             * AnyValue arrayValue.
             * @member {almenara.otlp.ArrayValue.$Properties|null|undefined} arrayValue
             * @memberof almenara.otlp.AnyValue
             * @instance
             */
            AnyValue.prototype.arrayValue = null;

            /**
             * AnyValue kvlistValue.
             * @member {almenara.otlp.KeyValueList.$Properties|null|undefined} kvlistValue
             * @memberof almenara.otlp.AnyValue
             * @instance
             */
            AnyValue.prototype.kvlistValue = null;

            /**
             * AnyValue bytesValue.
             * @member {Uint8Array|null|undefined} bytesValue
             * @memberof almenara.otlp.AnyValue
             * @instance
             */
            AnyValue.prototype.bytesValue = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * AnyValue value.
             * @member {"stringValue"|"boolValue"|"intValue"|"doubleValue"|"arrayValue"|"kvlistValue"|"bytesValue"|undefined} value
             * @memberof almenara.otlp.AnyValue
             * @instance
             */
            $Object.defineProperty(AnyValue.prototype, "value", {
                get: $util.oneOfGetter($oneOfFields = ["stringValue", "boolValue", "intValue", "doubleValue", "arrayValue", "kvlistValue", "bytesValue"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified AnyValue message. Does not implicitly {@link almenara.otlp.AnyValue.verify|verify} messages.
             * @function encode
             * @memberof almenara.otlp.AnyValue
             * @static
             * @param {almenara.otlp.AnyValue.$Properties} message AnyValue message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AnyValue.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.stringValue != null && $Object.hasOwnProperty.call(message, "stringValue"))
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.stringValue);
                if (message.boolValue != null && $Object.hasOwnProperty.call(message, "boolValue"))
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.boolValue);
                if (message.intValue != null && $Object.hasOwnProperty.call(message, "intValue"))
                    writer.uint32(/* id 3, wireType 0 =*/24).int64(message.intValue);
                if (message.doubleValue != null && $Object.hasOwnProperty.call(message, "doubleValue"))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.doubleValue);
                if (message.arrayValue != null && $Object.hasOwnProperty.call(message, "arrayValue"))
                    $root.almenara.otlp.ArrayValue.encode(message.arrayValue, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.kvlistValue != null && $Object.hasOwnProperty.call(message, "kvlistValue"))
                    $root.almenara.otlp.KeyValueList.encode(message.kvlistValue, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.bytesValue != null && $Object.hasOwnProperty.call(message, "bytesValue"))
                    writer.uint32(/* id 7, wireType 2 =*/58).bytes(message.bytesValue);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AnyValue message from the specified reader or buffer.
             * @function decode
             * @memberof almenara.otlp.AnyValue
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {almenara.otlp.AnyValue & almenara.otlp.AnyValue.$Shape} AnyValue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AnyValue.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.almenara.otlp.AnyValue();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.stringValue = reader.stringVerify();
                            message.value = "stringValue";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            message.boolValue = reader.bool();
                            message.value = "boolValue";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.intValue = reader.int64();
                            message.value = "intValue";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            message.doubleValue = reader.double();
                            message.value = "doubleValue";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.arrayValue = $root.almenara.otlp.ArrayValue.decode(reader, reader.size(), $undefined, _depth + 1, message.arrayValue);
                            message.value = "arrayValue";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.kvlistValue = $root.almenara.otlp.KeyValueList.decode(reader, reader.size(), $undefined, _depth + 1, message.kvlistValue);
                            message.value = "kvlistValue";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.bytesValue = reader.bytes();
                            message.value = "bytesValue";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return AnyValue;
        })();

        otlp.ArrayValue = (function() {

            /**
             * Properties of an ArrayValue.
             * @typedef {Object} almenara.otlp.ArrayValue.$Properties
             * @property {Array.<almenara.otlp.AnyValue.$Properties>|null} [values] ArrayValue values
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an ArrayValue.
             * @memberof almenara.otlp
             * @interface IArrayValue
             * @augments almenara.otlp.ArrayValue.$Properties
             * @deprecated Use almenara.otlp.ArrayValue.$Properties instead.
             */

            /**
             * Shape of an ArrayValue.
             * @typedef {{
             *   values?: Array.<almenara.otlp.AnyValue.$Shape>|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} almenara.otlp.ArrayValue.$Shape
             */

            /**
             * Constructs a new ArrayValue.
             * @memberof almenara.otlp
             * @classdesc Represents an ArrayValue.
             * @constructor
             * @param {almenara.otlp.ArrayValue.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ArrayValue = function (properties) {
                this.values = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ArrayValue values.
             * @member {Array.<almenara.otlp.AnyValue.$Properties>} values
             * @memberof almenara.otlp.ArrayValue
             * @instance
             */
            ArrayValue.prototype.values = $util.emptyArray;

            /**
             * Encodes the specified ArrayValue message. Does not implicitly {@link almenara.otlp.ArrayValue.verify|verify} messages.
             * @function encode
             * @memberof almenara.otlp.ArrayValue
             * @static
             * @param {almenara.otlp.ArrayValue.$Properties} message ArrayValue message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ArrayValue.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.values != null && message.values.length)
                    for (let i = 0; i < message.values.length; ++i)
                        $root.almenara.otlp.AnyValue.encode(message.values[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an ArrayValue message from the specified reader or buffer.
             * @function decode
             * @memberof almenara.otlp.ArrayValue
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {almenara.otlp.ArrayValue & almenara.otlp.ArrayValue.$Shape} ArrayValue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ArrayValue.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.almenara.otlp.ArrayValue();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.values && message.values.length))
                                message.values = [];
                            message.values.push($root.almenara.otlp.AnyValue.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ArrayValue;
        })();

        otlp.KeyValueList = (function() {

            /**
             * Properties of a KeyValueList.
             * @typedef {Object} almenara.otlp.KeyValueList.$Properties
             * @property {Array.<almenara.otlp.KeyValue.$Properties>|null} [values] KeyValueList values
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a KeyValueList.
             * @memberof almenara.otlp
             * @interface IKeyValueList
             * @augments almenara.otlp.KeyValueList.$Properties
             * @deprecated Use almenara.otlp.KeyValueList.$Properties instead.
             */

            /**
             * Shape of a KeyValueList.
             * @typedef {{
             *   values?: Array.<almenara.otlp.KeyValue.$Shape>|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} almenara.otlp.KeyValueList.$Shape
             */

            /**
             * Constructs a new KeyValueList.
             * @memberof almenara.otlp
             * @classdesc Represents a KeyValueList.
             * @constructor
             * @param {almenara.otlp.KeyValueList.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const KeyValueList = function (properties) {
                this.values = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * KeyValueList values.
             * @member {Array.<almenara.otlp.KeyValue.$Properties>} values
             * @memberof almenara.otlp.KeyValueList
             * @instance
             */
            KeyValueList.prototype.values = $util.emptyArray;

            /**
             * Encodes the specified KeyValueList message. Does not implicitly {@link almenara.otlp.KeyValueList.verify|verify} messages.
             * @function encode
             * @memberof almenara.otlp.KeyValueList
             * @static
             * @param {almenara.otlp.KeyValueList.$Properties} message KeyValueList message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            KeyValueList.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.values != null && message.values.length)
                    for (let i = 0; i < message.values.length; ++i)
                        $root.almenara.otlp.KeyValue.encode(message.values[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a KeyValueList message from the specified reader or buffer.
             * @function decode
             * @memberof almenara.otlp.KeyValueList
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {almenara.otlp.KeyValueList & almenara.otlp.KeyValueList.$Shape} KeyValueList
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            KeyValueList.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.almenara.otlp.KeyValueList();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.values && message.values.length))
                                message.values = [];
                            message.values.push($root.almenara.otlp.KeyValue.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return KeyValueList;
        })();

        otlp.TraceResponse = (function() {

            /**
             * Properties of a TraceResponse.
             * @typedef {Object} almenara.otlp.TraceResponse.$Properties
             * @property {almenara.otlp.PartialSuccess.$Properties|null} [partialSuccess] TraceResponse partialSuccess
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TraceResponse.
             * @memberof almenara.otlp
             * @interface ITraceResponse
             * @augments almenara.otlp.TraceResponse.$Properties
             * @deprecated Use almenara.otlp.TraceResponse.$Properties instead.
             */

            /**
             * Shape of a TraceResponse.
             * @typedef {almenara.otlp.TraceResponse.$Properties} almenara.otlp.TraceResponse.$Shape
             */

            /**
             * Constructs a new TraceResponse.
             * @memberof almenara.otlp
             * @classdesc Represents a TraceResponse.
             * @constructor
             * @param {almenara.otlp.TraceResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TraceResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * TraceResponse partialSuccess.
             * @member {almenara.otlp.PartialSuccess.$Properties|null|undefined} partialSuccess
             * @memberof almenara.otlp.TraceResponse
             * @instance
             */
            TraceResponse.prototype.partialSuccess = null;

            /**
             * Encodes the specified TraceResponse message. Does not implicitly {@link almenara.otlp.TraceResponse.verify|verify} messages.
             * @function encode
             * @memberof almenara.otlp.TraceResponse
             * @static
             * @param {almenara.otlp.TraceResponse.$Properties} message TraceResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TraceResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.partialSuccess != null && $Object.hasOwnProperty.call(message, "partialSuccess"))
                    $root.almenara.otlp.PartialSuccess.encode(message.partialSuccess, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TraceResponse message from the specified reader or buffer.
             * @function decode
             * @memberof almenara.otlp.TraceResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {almenara.otlp.TraceResponse & almenara.otlp.TraceResponse.$Shape} TraceResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TraceResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.almenara.otlp.TraceResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.partialSuccess = $root.almenara.otlp.PartialSuccess.decode(reader, reader.size(), $undefined, _depth + 1, message.partialSuccess);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TraceResponse;
        })();

        otlp.PartialSuccess = (function() {

            /**
             * Properties of a PartialSuccess.
             * @typedef {Object} almenara.otlp.PartialSuccess.$Properties
             * @property {Long|null} [rejectedSpans] PartialSuccess rejectedSpans
             * @property {string|null} [errorMessage] PartialSuccess errorMessage
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PartialSuccess.
             * @memberof almenara.otlp
             * @interface IPartialSuccess
             * @augments almenara.otlp.PartialSuccess.$Properties
             * @deprecated Use almenara.otlp.PartialSuccess.$Properties instead.
             */

            /**
             * Shape of a PartialSuccess.
             * @typedef {almenara.otlp.PartialSuccess.$Properties} almenara.otlp.PartialSuccess.$Shape
             */

            /**
             * Constructs a new PartialSuccess.
             * @memberof almenara.otlp
             * @classdesc Represents a PartialSuccess.
             * @constructor
             * @param {almenara.otlp.PartialSuccess.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PartialSuccess = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PartialSuccess rejectedSpans.
             * @member {Long} rejectedSpans
             * @memberof almenara.otlp.PartialSuccess
             * @instance
             */
            PartialSuccess.prototype.rejectedSpans = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * PartialSuccess errorMessage.
             * @member {string} errorMessage
             * @memberof almenara.otlp.PartialSuccess
             * @instance
             */
            PartialSuccess.prototype.errorMessage = "";

            /**
             * Encodes the specified PartialSuccess message. Does not implicitly {@link almenara.otlp.PartialSuccess.verify|verify} messages.
             * @function encode
             * @memberof almenara.otlp.PartialSuccess
             * @static
             * @param {almenara.otlp.PartialSuccess.$Properties} message PartialSuccess message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PartialSuccess.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.rejectedSpans != null && $Object.hasOwnProperty.call(message, "rejectedSpans") && (typeof message.rejectedSpans === "object" ? message.rejectedSpans.low || message.rejectedSpans.high : message.rejectedSpans !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.rejectedSpans);
                if (message.errorMessage != null && $Object.hasOwnProperty.call(message, "errorMessage") && message.errorMessage !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.errorMessage);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PartialSuccess message from the specified reader or buffer.
             * @function decode
             * @memberof almenara.otlp.PartialSuccess
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {almenara.otlp.PartialSuccess & almenara.otlp.PartialSuccess.$Shape} PartialSuccess
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PartialSuccess.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.almenara.otlp.PartialSuccess();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.rejectedSpans = value;
                            else
                                delete message.rejectedSpans;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.errorMessage = value;
                            else
                                delete message.errorMessage;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return PartialSuccess;
        })();

        otlp.RpcStatus = (function() {

            /**
             * Properties of a RpcStatus.
             * @typedef {Object} almenara.otlp.RpcStatus.$Properties
             * @property {number|null} [code] RpcStatus code
             * @property {string|null} [message] RpcStatus message
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RpcStatus.
             * @memberof almenara.otlp
             * @interface IRpcStatus
             * @augments almenara.otlp.RpcStatus.$Properties
             * @deprecated Use almenara.otlp.RpcStatus.$Properties instead.
             */

            /**
             * Shape of a RpcStatus.
             * @typedef {almenara.otlp.RpcStatus.$Properties} almenara.otlp.RpcStatus.$Shape
             */

            /**
             * Constructs a new RpcStatus.
             * @memberof almenara.otlp
             * @classdesc Represents a RpcStatus.
             * @constructor
             * @param {almenara.otlp.RpcStatus.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RpcStatus = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RpcStatus code.
             * @member {number} code
             * @memberof almenara.otlp.RpcStatus
             * @instance
             */
            RpcStatus.prototype.code = 0;

            /**
             * RpcStatus message.
             * @member {string} message
             * @memberof almenara.otlp.RpcStatus
             * @instance
             */
            RpcStatus.prototype.message = "";

            /**
             * Encodes the specified RpcStatus message. Does not implicitly {@link almenara.otlp.RpcStatus.verify|verify} messages.
             * @function encode
             * @memberof almenara.otlp.RpcStatus
             * @static
             * @param {almenara.otlp.RpcStatus.$Properties} message RpcStatus message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RpcStatus.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.code);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.message);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RpcStatus message from the specified reader or buffer.
             * @function decode
             * @memberof almenara.otlp.RpcStatus
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {almenara.otlp.RpcStatus & almenara.otlp.RpcStatus.$Shape} RpcStatus
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RpcStatus.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.almenara.otlp.RpcStatus();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return RpcStatus;
        })();

        return otlp;
    })();

    return almenara;
})();

export {
  $root as default
};
