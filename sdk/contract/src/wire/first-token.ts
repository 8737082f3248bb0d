/**
 * Attribute that holds when the first token came, in epoch milliseconds, for senders that tell it apart from the
 * start of the call: the time to the first token follows once both are known.
 */
export const FIRST_TOKEN_AT = 'almenara.first_token_at';
