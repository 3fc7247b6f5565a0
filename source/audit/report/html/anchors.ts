import type {Report, ReportFinding} from '../report.js';

/**
The numbers of tokens and findings in the names of their anchors, `token-12`, from 1.
*/
export type Anchors = {
	/**
	By the ID of the token.
	*/
	readonly tokens: ReadonlyMap<string, number>;
	readonly findings: ReadonlyMap<ReportFinding, number>;
};

export function anchorsOf({tokens, findings}: Report): Anchors {
	return {
		tokens: new Map(tokens.map(({id}, index) => [id, index + 1])),
		findings: new Map(findings.map((finding, index) => [finding, index + 1])),
	};
}
