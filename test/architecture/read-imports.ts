import ts from 'typescript';

export type Import = {
	/**
	As written: `../api/types.js`, `node:fs`, `got`.
	*/
	readonly specifier: string;
	/**
	Gone when the types are: nothing is loaded for it.
	*/
	readonly isType: boolean;
};

/**
Every import of a file: static ones, `export … from`, `import('…')` as an expression and as a type. Comments and strings that only look like one are none.
*/
export function readImports(fileName: string, text: string): readonly Import[] {
	const imports: Import[] = [];
	const add = (specifier: ts.Node | undefined, isType: boolean): void => {
		if (specifier && ts.isStringLiteralLike(specifier)) {
			imports.push({specifier: specifier.text, isType});
		}
	};

	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node)) {
			add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
		} else if (ts.isExportDeclaration(node)) {
			add(node.moduleSpecifier, node.isTypeOnly);
		} else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
			add(node.argument.literal, true);
		} else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
			add(node.arguments[0], false);
		}

		ts.forEachChild(node, visit);
	};

	visit(ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, false));
	return imports;
}
