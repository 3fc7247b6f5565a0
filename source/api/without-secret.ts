/**
A row of a token as the service sent it, with all its fields, but for a secret: by its documents the service sends one only in the answer to a create, and if it ever sends one elsewhere, the secret reaches no output. A row that is no object is given as it is.
*/
export function withoutSecret(row: unknown): unknown {
	if (typeof row !== 'object' || row === null || !('accessToken' in row)) {
		return row;
	}

	const {accessToken: _, ...rest} = row;
	return rest;
}
