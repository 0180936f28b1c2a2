package io.turnpike.app.kills;

/** Where in a call its gateway is killed, by what is seen from outside of it. */
enum Moment {
  /** Whenever it comes, also while a stream is under way or nothing is. */
  ANY_TIME,
  /** The provider has the whole request and has said nothing. */
  REQUEST_ARRIVED,
  /** The first piece of an answer has left the provider. */
  FIRST_PIECE_SENT,
  /** All of an answer has left the provider but its end. */
  BEFORE_LAST_BYTE,
  /** The provider has sent all there is. */
  LAST_BYTE_SENT,
  /** The client has the whole answer: the gateway's record of the end is just being written. */
  ANSWER_RECEIVED,
  /** Not ready yet after its last kill: it is reading what it left behind. */
  WHILE_RECOVERING
}
