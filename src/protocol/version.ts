// The protocol's version and its history. A test pins the schemas' hash to the version: change one, raise the other.
//   1  2026-11  first: push and pull in one request, six operation kinds, five results
//   2  2026-11  five more types of activity, the station's card and the yearly declaration; photos in pieces; what rests in
//               an outbox is told apart from what comes next
//   3  2026-11  a record is joined to another and taken apart; a reviewer takes his own last decision back
//   4  2026-11  review in two steps: a check of the content seen, told in the story; desks are told of the two steps;
//               a session names the days of reports that the province has set

export const protocolVersion = 4;
/** Versions this build can answer. */
export const protocolRange = { min: 1, max: 4 } as const;

/** Caps of one request; the server stops reading at them. sync.md §2.4 */
export const limits = {
  operations: 50,
  /** Uncompressed bytes of a request's body. */
  bodyBytes: 64 * 1024,
  /** Rows in a response, over all scopes. */
  rows: 400,
  /** Bytes of one piece of a photo. */
  pieceBytes: 256 * 1024,
  /** A set of units with its map: 2,000 units and 4,000 edges. */
  reformBytes: 1024 * 1024,
} as const;
