const rule = '='.repeat(78);

/**
The text of THIRD-PARTY-NOTICES: which packages the program contains, and their licences, whole. Packages with the same texts share one section, so that the text does not repeat them. `node` is `{version, text}` of the Node that an executable contains, and absent elsewhere.
*/
export function thirdPartyNotices(packages, node) {
	const sections = Map.groupBy(packages, ({texts}) => texts.join('\n\n')).entries().map(([text, sharing]) => section(sharing.map(each => `${each.name} ${each.version} (${each.licence})`), text));
	const count = packages.length === 1 ? '1 package' : `${packages.length} packages`;
	return [
		`influx-tokens contains ${count} by others${node ? `, and Node.js ${node.version}` : ''}. Their authors license them as follows.`,
		...sections,
		...node ? [section([`Node.js ${node.version}`], node.text.trimEnd())] : [],
	].join('\n\n') + '\n';
}

function section(titles, text) {
	return [rule, ...titles, rule, '', text].join('\n');
}
