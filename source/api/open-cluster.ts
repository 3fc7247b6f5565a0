import type {Secret} from '../secrets/secret.js';
import {
	clusterUrl,
	keepPathStyle,
	knownPathStyle,
	parseAddress,
	type ClusterAddress,
} from './cluster-url.js';
import {makeConnections, type Connections} from './connections.js';
import {databaseList, exchange} from './exchange.js';
import type {Context, Failure} from './failure.js';
import {createStyleFinder, type FoundStyle} from './style-finder.js';
import type {Network, PathStyle, Timeouts} from './types.js';

export type OpenedCluster =
	| {readonly ok: false; readonly problem: string}
	| {
		readonly ok: true;
		/**
		As `parseHost` returns it.
		*/
		readonly host: string;
		readonly place: Place;
		readonly connections: Connections;
		readonly findStyle: (secret: Secret, signal: AbortSignal | undefined) => Promise<FoundStyle>;
	};

type Place = Omit<Context, 'subject' | 'isMutation'>;

/**
Prepares what all calls on a cluster share, or says in one sentence why none of them can be sent.
*/
export async function openCluster(address: ClusterAddress & Pick<Context, 'tokenAdvice'>, network: Network, timeouts: Timeouts): Promise<OpenedCluster> {
	const parsed = parseAddress(address);
	if (!parsed.ok) {
		return parsed;
	}

	const made = await makeConnections(parsed.host, network, timeouts);
	if (!made.ok) {
		return made;
	}

	const {host} = parsed;
	const {connections} = made;
	const isClustered = address.product === 'clustered';
	const place: Place = {
		...describePlace(host),
		isClustered,
		hasClientCertificate: connections.hasClientCertificate,
		proxy: connections.proxy,
		trust: connections.trust,
		tokenAdvice: address.tokenAdvice,
	};

	const probe = async (style: PathStyle, secret: Secret, signal: AbortSignal): Promise<Failure | undefined> => {
		const answer = await exchange(databaseList, {
			url: clusterUrl(host, address, style) + databaseList.path,
			context: {...place, subject: 'cluster', isMutation: false},
			secret,
			timeouts,
			connections,
			signal,
		});
		if ('failure' in answer) {
			return answer.failure;
		}

		keepPathStyle(host, style);
		return undefined;
	};

	const finder = createStyleFinder(probe);
	return {
		ok: true,
		host,
		place,
		connections,
		async findStyle(secret, signal) {
			// Cloud Dedicated has only one style of paths.
			const style = isClustered ? knownPathStyle(host, address) : 'long';
			return style === undefined ? finder(secret, signal) : {ok: true, style};
		},
	};
}

function describePlace(host: string): Pick<Place, 'service' | 'origin'> {
	const {protocol, hostname, port, origin} = new URL(host);
	return {service: `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`, origin};
}
