import type {ManagementApi} from '../../api/types.js';
import type {HandOver} from '../hand-over.js';

/**
The same API, whose create puts the secret into the hand-over the moment its answer arrives. If the program ends from then on, it still knows the secret and can keep it.
*/
export function handingApi(api: ManagementApi, handOver: HandOver, clusterId: string): ManagementApi {
	return {
		...api,
		createToken: async (token, options) => handOver.expect((async () => {
			const answer = await api.createToken(token, options);
			if (answer.ok) {
				const {accessToken: secret, id: tokenId, description} = answer.value;
				handOver.put({
					secret, tokenId, description, clusterId,
				});
			}

			return answer;
		})()),
	};
}
