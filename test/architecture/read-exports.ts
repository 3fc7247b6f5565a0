import ts from 'typescript';

/**
The names that a file exports, types included.
*/
export function readExports(fileName: string, text: string): readonly string[] {
	const {statements} = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true);
	return statements.flatMap(node => {
		if (ts.isExportDeclaration(node) && node.exportClause && ts.isNamedExports(node.exportClause)) {
			return node.exportClause.elements.map(({name}) => name.text);
		}

		const isExported = ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({kind}) => kind === ts.SyntaxKind.ExportKeyword);
		if (!isExported) {
			return [];
		}

		if (ts.isVariableStatement(node)) {
			return node.declarationList.declarations.map(({name}) => name.getText());
		}

		return 'name' in node && node.name ? [(node.name as ts.Identifier).text] : [];
	});
}

/**
How often each name occurs in a file: once where it is declared, and once for each use. Comments and strings do not count.
*/
export function countNames(fileName: string, text: string): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	const visit = (node: ts.Node): void => {
		if (ts.isIdentifier(node)) {
			counts.set(node.text, (counts.get(node.text) ?? 0) + 1);
		}

		ts.forEachChild(node, visit);
	};

	visit(ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, false));
	return counts;
}
