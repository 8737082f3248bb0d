import * as $protobuf from "protobufjs";
import Long = require("long");

export namespace almenara {

    namespace otlp {

        interface IExportRequest extends almenara.otlp.ExportRequest.$Properties {
        }

        class ExportRequest {
            constructor(properties?: almenara.otlp.ExportRequest.$Properties);
            $unknowns?: Uint8Array[];
            resources: Uint8Array[];
            static encode(message: almenara.otlp.ExportRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): almenara.otlp.ExportRequest & almenara.otlp.ExportRequest.$Shape;
        }

        namespace ExportRequest {
            interface $Properties {
                resources?: (Uint8Array[]|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = almenara.otlp.ExportRequest.$Properties;
        }

        interface IResourceItems extends almenara.otlp.ResourceItems.$Properties {
        }

        class ResourceItems {
            constructor(properties?: almenara.otlp.ResourceItems.$Properties);
            $unknowns?: Uint8Array[];
            resource: Uint8Array;
            scopes: Uint8Array[];
            static encode(message: almenara.otlp.ResourceItems.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): almenara.otlp.ResourceItems & almenara.otlp.ResourceItems.$Shape;
        }

        namespace ResourceItems {
            interface $Properties {
                resource?: (Uint8Array|null);
                scopes?: (Uint8Array[]|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = almenara.otlp.ResourceItems.$Properties;
        }

        interface IResource extends almenara.otlp.Resource.$Properties {
        }

        class Resource {
            constructor(properties?: almenara.otlp.Resource.$Properties);
            $unknowns?: Uint8Array[];
            attributes: almenara.otlp.KeyValue.$Properties[];
            static encode(message: almenara.otlp.Resource.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): almenara.otlp.Resource & almenara.otlp.Resource.$Shape;
        }

        namespace Resource {
            interface $Properties {
                attributes?: (almenara.otlp.KeyValue.$Properties[]|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              attributes?: almenara.otlp.KeyValue.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        interface IScopeItems extends almenara.otlp.ScopeItems.$Properties {
        }

        class ScopeItems {
            constructor(properties?: almenara.otlp.ScopeItems.$Properties);
            $unknowns?: Uint8Array[];
            scope: Uint8Array;
            items: Uint8Array[];
            static encode(message: almenara.otlp.ScopeItems.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): almenara.otlp.ScopeItems & almenara.otlp.ScopeItems.$Shape;
        }

        namespace ScopeItems {
            interface $Properties {
                scope?: (Uint8Array|null);
                items?: (Uint8Array[]|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = almenara.otlp.ScopeItems.$Properties;
        }

        interface IScope extends almenara.otlp.Scope.$Properties {
        }

        class Scope {
            constructor(properties?: almenara.otlp.Scope.$Properties);
            $unknowns?: Uint8Array[];
            name: string;
            version: string;
            attributes: almenara.otlp.KeyValue.$Properties[];
            static encode(message: almenara.otlp.Scope.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): almenara.otlp.Scope & almenara.otlp.Scope.$Shape;
        }

        namespace Scope {
            interface $Properties {
                name?: (string|null);
                version?: (string|null);
                attributes?: (almenara.otlp.KeyValue.$Properties[]|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              name?: string|null;
              version?: string|null;
              attributes?: almenara.otlp.KeyValue.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        interface ISpan extends almenara.otlp.Span.$Properties {
        }

        class Span {
            constructor(properties?: almenara.otlp.Span.$Properties);
            $unknowns?: Uint8Array[];
            traceId: Uint8Array;
            spanId: Uint8Array;
            traceState: string;
            parentSpanId: Uint8Array;
            name: string;
            kind: number;
            startTimeUnixNano: Long;
            endTimeUnixNano: Long;
            attributes: almenara.otlp.KeyValue.$Properties[];
            events: almenara.otlp.Event.$Properties[];
            links: almenara.otlp.Link.$Properties[];
            status?: (almenara.otlp.SpanStatus.$Properties|null);
            static encode(message: almenara.otlp.Span.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): almenara.otlp.Span & almenara.otlp.Span.$Shape;
        }

        namespace Span {
            interface $Properties {
                traceId?: (Uint8Array|null);
                spanId?: (Uint8Array|null);
                traceState?: (string|null);
                parentSpanId?: (Uint8Array|null);
                name?: (string|null);
                kind?: (number|null);
                startTimeUnixNano?: (Long|null);
                endTimeUnixNano?: (Long|null);
                attributes?: (almenara.otlp.KeyValue.$Properties[]|null);
                events?: (almenara.otlp.Event.$Properties[]|null);
                links?: (almenara.otlp.Link.$Properties[]|null);
                status?: (almenara.otlp.SpanStatus.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              traceId?: Uint8Array|null;
              spanId?: Uint8Array|null;
              traceState?: string|null;
              parentSpanId?: Uint8Array|null;
              name?: string|null;
              kind?: number|null;
              startTimeUnixNano?: Long|null;
              endTimeUnixNano?: Long|null;
              attributes?: almenara.otlp.KeyValue.$Shape[]|null;
              events?: almenara.otlp.Event.$Shape[]|null;
              links?: almenara.otlp.Link.$Shape[]|null;
              status?: almenara.otlp.SpanStatus.$Shape|null;
              $unknowns?: Uint8Array[];
            };
        }

        interface IEvent extends almenara.otlp.Event.$Properties {
        }

        class Event {
            constructor(properties?: almenara.otlp.Event.$Properties);
            $unknowns?: Uint8Array[];
            timeUnixNano: Long;
            name: string;
            attributes: almenara.otlp.KeyValue.$Properties[];
            static encode(message: almenara.otlp.Event.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): almenara.otlp.Event & almenara.otlp.Event.$Shape;
        }

        namespace Event {
            interface $Properties {
                timeUnixNano?: (Long|null);
                name?: (string|null);
                attributes?: (almenara.otlp.KeyValue.$Properties[]|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              timeUnixNano?: Long|null;
              name?: string|null;
              attributes?: almenara.otlp.KeyValue.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        interface ILink extends almenara.otlp.Link.$Properties {
        }

        class Link {
            constructor(properties?: almenara.otlp.Link.$Properties);
            $unknowns?: Uint8Array[];
            traceId: Uint8Array;
            spanId: Uint8Array;
            traceState: string;
            attributes: almenara.otlp.KeyValue.$Properties[];
            static encode(message: almenara.otlp.Link.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): almenara.otlp.Link & almenara.otlp.Link.$Shape;
        }

        namespace Link {
            interface $Properties {
                traceId?: (Uint8Array|null);
                spanId?: (Uint8Array|null);
                traceState?: (string|null);
                attributes?: (almenara.otlp.KeyValue.$Properties[]|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              traceId?: Uint8Array|null;
              spanId?: Uint8Array|null;
              traceState?: string|null;
              attributes?: almenara.otlp.KeyValue.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        interface ISpanStatus extends almenara.otlp.SpanStatus.$Properties {
        }

        class SpanStatus {
            constructor(properties?: almenara.otlp.SpanStatus.$Properties);
            $unknowns?: Uint8Array[];
            message: string;
            code: number;
            static encode(message: almenara.otlp.SpanStatus.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): almenara.otlp.SpanStatus & almenara.otlp.SpanStatus.$Shape;
        }

        namespace SpanStatus {
            interface $Properties {
                message?: (string|null);
                code?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = almenara.otlp.SpanStatus.$Properties;
        }

        interface ILogRecord extends almenara.otlp.LogRecord.$Properties {
        }

        class LogRecord {
            constructor(properties?: almenara.otlp.LogRecord.$Properties);
            $unknowns?: Uint8Array[];
            timeUnixNano: Long;
            severityNumber: number;
            severityText: string;
            body?: (almenara.otlp.AnyValue.$Properties|null);
            attributes: almenara.otlp.KeyValue.$Properties[];
            traceId: Uint8Array;
            spanId: Uint8Array;
            observedTimeUnixNano: Long;
            eventName: string;
            static encode(message: almenara.otlp.LogRecord.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): almenara.otlp.LogRecord & almenara.otlp.LogRecord.$Shape;
        }

        namespace LogRecord {
            interface $Properties {
                timeUnixNano?: (Long|null);
                severityNumber?: (number|null);
                severityText?: (string|null);
                body?: (almenara.otlp.AnyValue.$Properties|null);
                attributes?: (almenara.otlp.KeyValue.$Properties[]|null);
                traceId?: (Uint8Array|null);
                spanId?: (Uint8Array|null);
                observedTimeUnixNano?: (Long|null);
                eventName?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              timeUnixNano?: Long|null;
              severityNumber?: number|null;
              severityText?: string|null;
              body?: almenara.otlp.AnyValue.$Shape|null;
              attributes?: almenara.otlp.KeyValue.$Shape[]|null;
              traceId?: Uint8Array|null;
              spanId?: Uint8Array|null;
              observedTimeUnixNano?: Long|null;
              eventName?: string|null;
              $unknowns?: Uint8Array[];
            };
        }

        interface IKeyValue extends almenara.otlp.KeyValue.$Properties {
        }

        class KeyValue {
            constructor(properties?: almenara.otlp.KeyValue.$Properties);
            $unknowns?: Uint8Array[];
            key: string;
            value?: (almenara.otlp.AnyValue.$Properties|null);
            static encode(message: almenara.otlp.KeyValue.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): almenara.otlp.KeyValue & almenara.otlp.KeyValue.$Shape;
        }

        namespace KeyValue {
            interface $Properties {
                key?: (string|null);
                value?: (almenara.otlp.AnyValue.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              key?: string|null;
              value?: almenara.otlp.AnyValue.$Shape|null;
              $unknowns?: Uint8Array[];
            };
        }

        interface IAnyValue extends almenara.otlp.AnyValue.$Properties {
        }

        class AnyValue {
            constructor(properties?: almenara.otlp.AnyValue.$Properties);
            $unknowns?: Uint8Array[];
            stringValue?: (string|null);
            boolValue?: (boolean|null);
            intValue?: (Long|null);
            doubleValue?: (number|null);
            arrayValue?: (almenara.otlp.ArrayValue.$Properties|null);
            kvlistValue?: (almenara.otlp.KeyValueList.$Properties|null);
            bytesValue?: (Uint8Array|null);
            value?: ("stringValue"|"boolValue"|"intValue"|"doubleValue"|"arrayValue"|"kvlistValue"|"bytesValue");
            static encode(message: almenara.otlp.AnyValue.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): almenara.otlp.AnyValue & almenara.otlp.AnyValue.$Shape;
        }

        namespace AnyValue {
            interface $Properties {
                stringValue?: (string|null);
                boolValue?: (boolean|null);
                intValue?: (Long|null);
                doubleValue?: (number|null);
                arrayValue?: (almenara.otlp.ArrayValue.$Properties|null);
                kvlistValue?: (almenara.otlp.KeyValueList.$Properties|null);
                bytesValue?: (Uint8Array|null);
                value?: ("stringValue"|"boolValue"|"intValue"|"doubleValue"|"arrayValue"|"kvlistValue"|"bytesValue");
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              stringValue?: string|null;
              boolValue?: boolean|null;
              intValue?: Long|null;
              doubleValue?: number|null;
              arrayValue?: almenara.otlp.ArrayValue.$Shape|null;
              kvlistValue?: almenara.otlp.KeyValueList.$Shape|null;
              bytesValue?: Uint8Array|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ value?: undefined; stringValue?: null; boolValue?: null; intValue?: null; doubleValue?: null; arrayValue?: null; kvlistValue?: null; bytesValue?: null }|{ value?: "stringValue"; stringValue: string; boolValue?: null; intValue?: null; doubleValue?: null; arrayValue?: null; kvlistValue?: null; bytesValue?: null }|{ value?: "boolValue"; stringValue?: null; boolValue: boolean; intValue?: null; doubleValue?: null; arrayValue?: null; kvlistValue?: null; bytesValue?: null }|{ value?: "intValue"; stringValue?: null; boolValue?: null; intValue: Long; doubleValue?: null; arrayValue?: null; kvlistValue?: null; bytesValue?: null }|{ value?: "doubleValue"; stringValue?: null; boolValue?: null; intValue?: null; doubleValue: number; arrayValue?: null; kvlistValue?: null; bytesValue?: null }|{ value?: "arrayValue"; stringValue?: null; boolValue?: null; intValue?: null; doubleValue?: null; arrayValue: almenara.otlp.ArrayValue.$Shape; kvlistValue?: null; bytesValue?: null }|{ value?: "kvlistValue"; stringValue?: null; boolValue?: null; intValue?: null; doubleValue?: null; arrayValue?: null; kvlistValue: almenara.otlp.KeyValueList.$Shape; bytesValue?: null }|{ value?: "bytesValue"; stringValue?: null; boolValue?: null; intValue?: null; doubleValue?: null; arrayValue?: null; kvlistValue?: null; bytesValue: Uint8Array })
            );
        }

        interface IArrayValue extends almenara.otlp.ArrayValue.$Properties {
        }

        class ArrayValue {
            constructor(properties?: almenara.otlp.ArrayValue.$Properties);
            $unknowns?: Uint8Array[];
            values: almenara.otlp.AnyValue.$Properties[];
            static encode(message: almenara.otlp.ArrayValue.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): almenara.otlp.ArrayValue & almenara.otlp.ArrayValue.$Shape;
        }

        namespace ArrayValue {
            interface $Properties {
                values?: (almenara.otlp.AnyValue.$Properties[]|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              values?: almenara.otlp.AnyValue.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        interface IKeyValueList extends almenara.otlp.KeyValueList.$Properties {
        }

        class KeyValueList {
            constructor(properties?: almenara.otlp.KeyValueList.$Properties);
            $unknowns?: Uint8Array[];
            values: almenara.otlp.KeyValue.$Properties[];
            static encode(message: almenara.otlp.KeyValueList.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): almenara.otlp.KeyValueList & almenara.otlp.KeyValueList.$Shape;
        }

        namespace KeyValueList {
            interface $Properties {
                values?: (almenara.otlp.KeyValue.$Properties[]|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = {
              values?: almenara.otlp.KeyValue.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        interface IExportResponse extends almenara.otlp.ExportResponse.$Properties {
        }

        class ExportResponse {
            constructor(properties?: almenara.otlp.ExportResponse.$Properties);
            $unknowns?: Uint8Array[];
            partialSuccess?: (almenara.otlp.PartialSuccess.$Properties|null);
            static encode(message: almenara.otlp.ExportResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): almenara.otlp.ExportResponse & almenara.otlp.ExportResponse.$Shape;
        }

        namespace ExportResponse {
            interface $Properties {
                partialSuccess?: (almenara.otlp.PartialSuccess.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = almenara.otlp.ExportResponse.$Properties;
        }

        interface IPartialSuccess extends almenara.otlp.PartialSuccess.$Properties {
        }

        class PartialSuccess {
            constructor(properties?: almenara.otlp.PartialSuccess.$Properties);
            $unknowns?: Uint8Array[];
            rejected: Long;
            errorMessage: string;
            static encode(message: almenara.otlp.PartialSuccess.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): almenara.otlp.PartialSuccess & almenara.otlp.PartialSuccess.$Shape;
        }

        namespace PartialSuccess {
            interface $Properties {
                rejected?: (Long|null);
                errorMessage?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = almenara.otlp.PartialSuccess.$Properties;
        }

        interface IRpcStatus extends almenara.otlp.RpcStatus.$Properties {
        }

        class RpcStatus {
            constructor(properties?: almenara.otlp.RpcStatus.$Properties);
            $unknowns?: Uint8Array[];
            code: number;
            message: string;
            static encode(message: almenara.otlp.RpcStatus.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): almenara.otlp.RpcStatus & almenara.otlp.RpcStatus.$Shape;
        }

        namespace RpcStatus {
            interface $Properties {
                code?: (number|null);
                message?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = almenara.otlp.RpcStatus.$Properties;
        }
    }
}
