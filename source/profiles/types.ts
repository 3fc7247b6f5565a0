import type {PathStyle, Product} from '../api/types.js';
import type {SecretSource} from '../secrets/secret-source.js';

/**
A cluster by the names an admin knows; the Management API cannot list them, so the profile holds them.
*/
export type Cluster = {
	readonly id: string;
	readonly name: string;
};

/**
How TLS is done with a profile's host, by files and never by their content. Absent parts are Node's defaults.
*/
export type TlsFiles = {
	/**
	PEM, trusted besides the authorities that Node knows.
	*/
	readonly caFile?: string;
	/**
	PEM: the client's certificate and the key that belongs to it.
	*/
	readonly certificateFile?: string;
	readonly keyFile?: string;
	/**
	No check of the server's certificate at all; every header says so.
	*/
	readonly isInsecure?: boolean;
};

/**
Who and where: one account on one host, its clusters, and the places its management token comes from.
*/
export type Profile = {
	readonly name: string;
	readonly origin: 'demo' | 'environment' | 'influxctl' | 'saved';
	/**
	Dedicated where it is absent. A Clustered profile has one cluster, whose id this program has made from the host, and a placeholder for an account.
	*/
	readonly product?: Product;
	/**
	Of Clustered only, whose documents and clients disagree: with or without account and cluster in the path. Found out where it is absent.
	*/
	readonly pathStyle?: PathStyle;
	/**
	`https://console.influxdata.com`, or another origin.
	*/
	readonly host: string;
	readonly accountId: string;
	readonly accountName?: string;
	readonly clusters: readonly Cluster[];
	/**
	Tried in this order until one gives a token. Where there are none, a person is asked.
	*/
	readonly secretSources: readonly SecretSource[];
	readonly tls?: TlsFiles;
	readonly isReadOnly: boolean;
	/**
	A production profile: its own colour, and its name must be typed before a revoke.
	*/
	readonly isProtected: boolean;
	/**
	Why it cannot be opened as it is, in sentences: it is listed all the same. Raw, and never saved.
	*/
	readonly problem?: string;
};

/**
Why not all saved profiles are known: sentences, raw, that name the file and where there is one the line and the column. A name that is not found may stand in the part that could not be read.
*/
export type SettingsTrouble = {
	readonly message: string;
	/**
	Whether the file may be set aside.
	*/
	readonly isDamaged: boolean;
	/**
	The `nameKey`s of profiles that the file has more than once.
	*/
	readonly ambiguous: ReadonlySet<string>;
};
