// /blob/v1/{id}: photos in pieces. Offsets as in tus 1.0, names as in draft-ietf-httpbis-resumable-upload. sync.md §2.11

/** Media type of a piece. */
export const pieceMedia = 'application/partial-upload';
