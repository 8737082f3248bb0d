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

        otlp.ExportRequest = (function() {

            /**
             * Properties of an ExportRequest.
             * @typedef {Object} almenara.otlp.ExportRequest.$Properties
             * @property {Array.<Uint8Array>|null} [resources] ExportRequest resources
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an ExportRequest.
             * @memberof almenara.otlp
             * @interface IExportRequest
             * @augments almenara.otlp.ExportRequest.$Properties
             * @deprecated Use almenara.otlp.ExportRequest.$Properties instead.
             */

            /**
             * Shape of an ExportRequest.
             * @typedef {almenara.otlp.ExportRequest.$Properties} almenara.otlp.ExportRequest.$Shape
             */

            /**
             * Constructs a new ExportRequest.
             * @memberof almenara.otlp
             * @classdesc Represents an ExportRequest.
             * @constructor
             * @param {almenara.otlp.ExportRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ExportRequest = function (properties) {
                this.resources = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ExportRequest resources.
             * @member {Array.<Uint8Array>} resources
             * @memberof almenara.otlp.ExportRequest
             * @instance
             */
            ExportRequest.prototype.resources = $util.emptyArray;

            /**
             * Encodes the specified ExportRequest message. Does not implicitly {@link almenara.otlp.ExportRequest.verify|verify} messages.
             * @function encode
             * @memberof almenara.otlp.ExportRequest
             * @static
             * @param {almenara.otlp.ExportRequest.$Properties} message ExportRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ExportRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.resources != null && message.resources.length)
                    for (let i = 0; i < message.resources.length; ++i)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.resources[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an ExportRequest message from the specified reader or buffer.
             * @function decode
             * @memberof almenara.otlp.ExportRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {almenara.otlp.ExportRequest & almenara.otlp.ExportRequest.$Shape} ExportRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ExportRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.almenara.otlp.ExportRequest();
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
                            if (!(message.resources && message.resources.length))
                                message.resources = [];
                            message.resources.push(reader.bytes());
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

            return ExportRequest;
        })();

        otlp.ResourceItems = (function() {

            /**
             * Properties of a ResourceItems.
             * @typedef {Object} almenara.otlp.ResourceItems.$Properties
             * @property {Uint8Array|null} [resource] ResourceItems resource
             * @property {Array.<Uint8Array>|null} [scopes] ResourceItems scopes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ResourceItems.
             * @memberof almenara.otlp
             * @interface IResourceItems
             * @augments almenara.otlp.ResourceItems.$Properties
             * @deprecated Use almenara.otlp.ResourceItems.$Properties instead.
             */

            /**
             * Shape of a ResourceItems.
             * @typedef {almenara.otlp.ResourceItems.$Properties} almenara.otlp.ResourceItems.$Shape
             */

            /**
             * Constructs a new ResourceItems.
             * @memberof almenara.otlp
             * @classdesc Represents a ResourceItems.
             * @constructor
             * @param {almenara.otlp.ResourceItems.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ResourceItems = function (properties) {
                this.scopes = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ResourceItems resource.
             * @member {Uint8Array} resource
             * @memberof almenara.otlp.ResourceItems
             * @instance
             */
            ResourceItems.prototype.resource = $util.newBuffer([]);

            /**
             * ResourceItems scopes.
             * @member {Array.<Uint8Array>} scopes
             * @memberof almenara.otlp.ResourceItems
             * @instance
             */
            ResourceItems.prototype.scopes = $util.emptyArray;

            /**
             * Encodes the specified ResourceItems message. Does not implicitly {@link almenara.otlp.ResourceItems.verify|verify} messages.
             * @function encode
             * @memberof almenara.otlp.ResourceItems
             * @static
             * @param {almenara.otlp.ResourceItems.$Properties} message ResourceItems message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ResourceItems.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.resource != null && $Object.hasOwnProperty.call(message, "resource") && message.resource.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.resource);
                if (message.scopes != null && message.scopes.length)
                    for (let i = 0; i < message.scopes.length; ++i)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.scopes[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ResourceItems message from the specified reader or buffer.
             * @function decode
             * @memberof almenara.otlp.ResourceItems
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {almenara.otlp.ResourceItems & almenara.otlp.ResourceItems.$Shape} ResourceItems
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ResourceItems.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.almenara.otlp.ResourceItems();
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
                                message.resource = value;
                            else
                                delete message.resource;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.scopes && message.scopes.length))
                                message.scopes = [];
                            message.scopes.push(reader.bytes());
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

            return ResourceItems;
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

        otlp.ScopeItems = (function() {

            /**
             * Properties of a ScopeItems.
             * @typedef {Object} almenara.otlp.ScopeItems.$Properties
             * @property {Uint8Array|null} [scope] ScopeItems scope
             * @property {Array.<Uint8Array>|null} [items] ScopeItems items
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ScopeItems.
             * @memberof almenara.otlp
             * @interface IScopeItems
             * @augments almenara.otlp.ScopeItems.$Properties
             * @deprecated Use almenara.otlp.ScopeItems.$Properties instead.
             */

            /**
             * Shape of a ScopeItems.
             * @typedef {almenara.otlp.ScopeItems.$Properties} almenara.otlp.ScopeItems.$Shape
             */

            /**
             * Constructs a new ScopeItems.
             * @memberof almenara.otlp
             * @classdesc Represents a ScopeItems.
             * @constructor
             * @param {almenara.otlp.ScopeItems.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ScopeItems = function (properties) {
                this.items = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ScopeItems scope.
             * @member {Uint8Array} scope
             * @memberof almenara.otlp.ScopeItems
             * @instance
             */
            ScopeItems.prototype.scope = $util.newBuffer([]);

            /**
             * ScopeItems items.
             * @member {Array.<Uint8Array>} items
             * @memberof almenara.otlp.ScopeItems
             * @instance
             */
            ScopeItems.prototype.items = $util.emptyArray;

            /**
             * Encodes the specified ScopeItems message. Does not implicitly {@link almenara.otlp.ScopeItems.verify|verify} messages.
             * @function encode
             * @memberof almenara.otlp.ScopeItems
             * @static
             * @param {almenara.otlp.ScopeItems.$Properties} message ScopeItems message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ScopeItems.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.scope != null && $Object.hasOwnProperty.call(message, "scope") && message.scope.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.scope);
                if (message.items != null && message.items.length)
                    for (let i = 0; i < message.items.length; ++i)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.items[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ScopeItems message from the specified reader or buffer.
             * @function decode
             * @memberof almenara.otlp.ScopeItems
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {almenara.otlp.ScopeItems & almenara.otlp.ScopeItems.$Shape} ScopeItems
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ScopeItems.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.almenara.otlp.ScopeItems();
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
                                message.scope = value;
                            else
                                delete message.scope;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.items && message.items.length))
                                message.items = [];
                            message.items.push(reader.bytes());
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

            return ScopeItems;
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

        otlp.LogRecord = (function() {

            /**
             * Properties of a LogRecord.
             * @typedef {Object} almenara.otlp.LogRecord.$Properties
             * @property {Long|null} [timeUnixNano] LogRecord timeUnixNano
             * @property {number|null} [severityNumber] LogRecord severityNumber
             * @property {string|null} [severityText] LogRecord severityText
             * @property {almenara.otlp.AnyValue.$Properties|null} [body] LogRecord body
             * @property {Array.<almenara.otlp.KeyValue.$Properties>|null} [attributes] LogRecord attributes
             * @property {Uint8Array|null} [traceId] LogRecord traceId
             * @property {Uint8Array|null} [spanId] LogRecord spanId
             * @property {Long|null} [observedTimeUnixNano] LogRecord observedTimeUnixNano
             * @property {string|null} [eventName] LogRecord eventName
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LogRecord.
             * @memberof almenara.otlp
             * @interface ILogRecord
             * @augments almenara.otlp.LogRecord.$Properties
             * @deprecated Use almenara.otlp.LogRecord.$Properties instead.
             */

            /**
             * Shape of a LogRecord.
             * @typedef {{
             *   timeUnixNano?: Long|null;
             *   severityNumber?: number|null;
             *   severityText?: string|null;
             *   body?: almenara.otlp.AnyValue.$Shape|null;
             *   attributes?: Array.<almenara.otlp.KeyValue.$Shape>|null;
             *   traceId?: Uint8Array|null;
             *   spanId?: Uint8Array|null;
             *   observedTimeUnixNano?: Long|null;
             *   eventName?: string|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} almenara.otlp.LogRecord.$Shape
             */

            /**
             * Constructs a new LogRecord.
             * @memberof almenara.otlp
             * @classdesc Represents a LogRecord.
             * @constructor
             * @param {almenara.otlp.LogRecord.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LogRecord = function (properties) {
                this.attributes = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * LogRecord timeUnixNano.
             * @member {Long} timeUnixNano
             * @memberof almenara.otlp.LogRecord
             * @instance
             */
            LogRecord.prototype.timeUnixNano = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * LogRecord severityNumber.
             * @member {number} severityNumber
             * @memberof almenara.otlp.LogRecord
             * @instance
             */
            LogRecord.prototype.severityNumber = 0;

            /**
             * LogRecord severityText.
             * @member {string} severityText
             * @memberof almenara.otlp.LogRecord
             * @instance
             */
            LogRecord.prototype.severityText = "";

            /**
             * LogRecord body.
             * @member {almenara.otlp.AnyValue.$Properties|null|undefined} body
             * @memberof almenara.otlp.LogRecord
             * @instance
             */
            LogRecord.prototype.body = null;

            /**
             * LogRecord attributes.
             * @member {Array.<almenara.otlp.KeyValue.$Properties>} attributes
             * @memberof almenara.otlp.LogRecord
             * @instance
             */
            LogRecord.prototype.attributes = $util.emptyArray;

            /**
             * LogRecord traceId.
             * @member {Uint8Array} traceId
             * @memberof almenara.otlp.LogRecord
             * @instance
             */
            LogRecord.prototype.traceId = $util.newBuffer([]);

            /**
             * LogRecord spanId.
             * @member {Uint8Array} spanId
             * @memberof almenara.otlp.LogRecord
             * @instance
             */
            LogRecord.prototype.spanId = $util.newBuffer([]);

            /**
             * LogRecord observedTimeUnixNano.
             * @member {Long} observedTimeUnixNano
             * @memberof almenara.otlp.LogRecord
             * @instance
             */
            LogRecord.prototype.observedTimeUnixNano = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * LogRecord eventName.
             * @member {string} eventName
             * @memberof almenara.otlp.LogRecord
             * @instance
             */
            LogRecord.prototype.eventName = "";

            /**
             * Encodes the specified LogRecord message. Does not implicitly {@link almenara.otlp.LogRecord.verify|verify} messages.
             * @function encode
             * @memberof almenara.otlp.LogRecord
             * @static
             * @param {almenara.otlp.LogRecord.$Properties} message LogRecord message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LogRecord.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.timeUnixNano != null && $Object.hasOwnProperty.call(message, "timeUnixNano") && (typeof message.timeUnixNano === "object" ? message.timeUnixNano.low || message.timeUnixNano.high : message.timeUnixNano !== 0))
                    writer.uint32(/* id 1, wireType 1 =*/9).fixed64(message.timeUnixNano);
                if (message.severityNumber != null && $Object.hasOwnProperty.call(message, "severityNumber") && message.severityNumber !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.severityNumber);
                if (message.severityText != null && $Object.hasOwnProperty.call(message, "severityText") && message.severityText !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.severityText);
                if (message.body != null && $Object.hasOwnProperty.call(message, "body"))
                    $root.almenara.otlp.AnyValue.encode(message.body, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.attributes != null && message.attributes.length)
                    for (let i = 0; i < message.attributes.length; ++i)
                        $root.almenara.otlp.KeyValue.encode(message.attributes[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.traceId != null && $Object.hasOwnProperty.call(message, "traceId") && message.traceId.length)
                    writer.uint32(/* id 9, wireType 2 =*/74).bytes(message.traceId);
                if (message.spanId != null && $Object.hasOwnProperty.call(message, "spanId") && message.spanId.length)
                    writer.uint32(/* id 10, wireType 2 =*/82).bytes(message.spanId);
                if (message.observedTimeUnixNano != null && $Object.hasOwnProperty.call(message, "observedTimeUnixNano") && (typeof message.observedTimeUnixNano === "object" ? message.observedTimeUnixNano.low || message.observedTimeUnixNano.high : message.observedTimeUnixNano !== 0))
                    writer.uint32(/* id 11, wireType 1 =*/89).fixed64(message.observedTimeUnixNano);
                if (message.eventName != null && $Object.hasOwnProperty.call(message, "eventName") && message.eventName !== "")
                    writer.uint32(/* id 12, wireType 2 =*/98).string(message.eventName);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LogRecord message from the specified reader or buffer.
             * @function decode
             * @memberof almenara.otlp.LogRecord
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {almenara.otlp.LogRecord & almenara.otlp.LogRecord.$Shape} LogRecord
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LogRecord.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.almenara.otlp.LogRecord();
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
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.severityNumber = value;
                            else
                                delete message.severityNumber;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.severityText = value;
                            else
                                delete message.severityText;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.body = $root.almenara.otlp.AnyValue.decode(reader, reader.size(), $undefined, _depth + 1, message.body);
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.attributes && message.attributes.length))
                                message.attributes = [];
                            message.attributes.push($root.almenara.otlp.KeyValue.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.traceId = value;
                            else
                                delete message.traceId;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.spanId = value;
                            else
                                delete message.spanId;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 1)
                                break;
                            if (typeof (value = reader.fixed64()) === "object" ? value.low || value.high : value !== 0)
                                message.observedTimeUnixNano = value;
                            else
                                delete message.observedTimeUnixNano;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.eventName = value;
                            else
                                delete message.eventName;
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

            return LogRecord;
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

        otlp.ExportResponse = (function() {

            /**
             * Properties of an ExportResponse.
             * @typedef {Object} almenara.otlp.ExportResponse.$Properties
             * @property {almenara.otlp.PartialSuccess.$Properties|null} [partialSuccess] ExportResponse partialSuccess
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an ExportResponse.
             * @memberof almenara.otlp
             * @interface IExportResponse
             * @augments almenara.otlp.ExportResponse.$Properties
             * @deprecated Use almenara.otlp.ExportResponse.$Properties instead.
             */

            /**
             * Shape of an ExportResponse.
             * @typedef {almenara.otlp.ExportResponse.$Properties} almenara.otlp.ExportResponse.$Shape
             */

            /**
             * Constructs a new ExportResponse.
             * @memberof almenara.otlp
             * @classdesc Represents an ExportResponse.
             * @constructor
             * @param {almenara.otlp.ExportResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ExportResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ExportResponse partialSuccess.
             * @member {almenara.otlp.PartialSuccess.$Properties|null|undefined} partialSuccess
             * @memberof almenara.otlp.ExportResponse
             * @instance
             */
            ExportResponse.prototype.partialSuccess = null;

            /**
             * Encodes the specified ExportResponse message. Does not implicitly {@link almenara.otlp.ExportResponse.verify|verify} messages.
             * @function encode
             * @memberof almenara.otlp.ExportResponse
             * @static
             * @param {almenara.otlp.ExportResponse.$Properties} message ExportResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ExportResponse.encode = function (message, writer, _depth) {
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
             * Decodes an ExportResponse message from the specified reader or buffer.
             * @function decode
             * @memberof almenara.otlp.ExportResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {almenara.otlp.ExportResponse & almenara.otlp.ExportResponse.$Shape} ExportResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ExportResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.almenara.otlp.ExportResponse();
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

            return ExportResponse;
        })();

        otlp.PartialSuccess = (function() {

            /**
             * Properties of a PartialSuccess.
             * @typedef {Object} almenara.otlp.PartialSuccess.$Properties
             * @property {Long|null} [rejected] PartialSuccess rejected
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
             * PartialSuccess rejected.
             * @member {Long} rejected
             * @memberof almenara.otlp.PartialSuccess
             * @instance
             */
            PartialSuccess.prototype.rejected = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

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
                if (message.rejected != null && $Object.hasOwnProperty.call(message, "rejected") && (typeof message.rejected === "object" ? message.rejected.low || message.rejected.high : message.rejected !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.rejected);
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
                                message.rejected = value;
                            else
                                delete message.rejected;
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
