import {isUuid, parseHost, type ParsedHost} from './parse-host.js';
import type {ManagementApiOptions} from './management-api-options.js';
import type {PathStyle} from './types.js';

/**
The options that say where the calls on a cluster go.
*/
export type ClusterAddress = Pick<ManagementApiOptions, 'host' | 'product' | 'pathStyle' | 'accountId' | 'clusterId'>;

/**
The id that InfluxData's own clients send to Clustered as its account id and its cluster id.
*/
export const placeholderId = '11111111-1111-1111-1111-111111111111';

/**
The path styles of Clustered hosts that this process has found out, by host as `parseHost` returns it. Only a host's own answer adds an entry.
*/
const foundStyles = new Map<string, PathStyle>();

/**
Remembers, until the process ends, on which style of paths a Clustered host answered. `host` is as `parseHost` returns it.
*/
export function keepPathStyle(host: string, style: PathStyle): void {
	foundStyles.set(host, style);
}

/**
The style of Clustered's paths, when the address gives it or it was found out before; undefined when a read has to find it out. `host` is as `parseHost` returns it.
*/
export function knownPathStyle(host: string, {pathStyle}: Pick<ClusterAddress, 'pathStyle'>): PathStyle | undefined {
	return pathStyle ?? foundStyles.get(host);
}

/**
Checks an address. Returns its host as `parseHost` returns it, or says in one sentence why no call can be sent to the address.
*/
export function parseAddress({host: hostText, product, accountId, clusterId}: ClusterAddress): ParsedHost {
	const host = parseHost(hostText);
	if (!host.ok || product === 'clustered') {
		return host;
	}

	if (!isUuid(accountId)) {
		return {ok: false, problem: 'The account ID of this profile is not a UUID: copy it from the Admin UI or from influxctl.'};
	}

	return isUuid(clusterId) ? host : {ok: false, problem: 'The cluster ID of this profile is not a UUID: copy it from the Admin UI or from influxctl.'};
}

/**
The URL that the paths of a cluster's calls are appended to. `host` is what `parseAddress` returns for this address; `style` matters for Clustered only.
*/
export function clusterUrl(host: string, {product, accountId, clusterId}: ClusterAddress, style: PathStyle): string {
	if (product !== 'clustered') {
		return `${host}/api/v0/accounts/${accountId}/clusters/${clusterId}`;
	}

	return style === 'short' ? `${host}/api/v0` : `${host}/api/v0/accounts/${placeholderId}/clusters/${placeholderId}`;
}
