import type {Request} from './request.js';

/**
How many items of a list have arrived, after the words that say that it is loading: ` 43000`. Empty for a short list, and when nothing is loading.
*/
export function countSoFar(request: Request<unknown>): string {
	return request.status === 'loading' && request.count !== undefined ? ` ${request.count}` : '';
}
