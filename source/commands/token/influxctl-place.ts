import {isUuid} from '../../api/parse-host.js';
import type {PlaceOptions} from '../shared/place/place-options.js';

/**
The options as influxctl means them: a UUID after `--cluster` is the ID of any cluster of the account, and not only of one that the profile names. Any other text is a name, as in the other commands.
*/
export function influxctlPlace<Options extends PlaceOptions>(options: Options): Options | (Omit<Options, 'cluster'> & {readonly clusterId: string}) {
	const {cluster, ...others} = options;
	return cluster !== undefined && options.clusterId === undefined && isUuid(cluster) ? {...others, clusterId: cluster} : options;
}
