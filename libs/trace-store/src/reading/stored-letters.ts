/**
 * How many of a ledger row's dead letters a replay has stored since. The subquery restricts itself to the project
 * like every other; it is here once, because all sums of the ledger must count alike.
 */
export const RECOVERED = `
    arrayCount(id -> id IN
    (
        SELECT id FROM almenara.dead_letters FINAL WHERE project = {project:String} AND state = 'stored'
    ), l.dead_letters)`;
