import { TEXT_IN_SPAN } from '../reading/filter-conditions.js';

/** Traces of which a span holds the text in its name, input or output. Whole texts are read, within the time range alone. */
export const TRACES_WITH_TEXT = `
        SELECT trace_id
        FROM almenara.spans FINAL
        WHERE project = {project:String}
            AND start_time >= {textFrom:DateTime64(6, 'UTC')} AND start_time < {textTo:DateTime64(6, 'UTC')}
            AND (${TEXT_IN_SPAN})`;
