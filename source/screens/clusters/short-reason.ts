import type {ApiError, ApiErrorKind} from '../../api/api-error.js';

const words: Readonly<Partial<Record<ApiErrorKind, string>>> = {
	unauthorized: '401: the token is refused',
	forbidden: '403: token may not see it',
	'not-found': '404: no such cluster',
	'rate-limited': '429: too many requests',
	timeout: 'no answer in time',
	tls: 'a TLS check failed',
	invalid: 'the profile needs mending',
	redirected: 'redirected elsewhere',
	malformed: 'not a Management API',
};

/**
Why a cluster cannot be reached, in few enough words for a cell of the list. The list of its tokens shows the whole sentence.
*/
export function shortReason(error: ApiError): string {
	return words[error.kind] ?? (error.status === undefined ? 'not reachable' : `${error.status}: not available`);
}
