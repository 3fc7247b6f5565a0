import ts from 'typescript';

const everything: readonly string[] = ['*'];

export type Import = {
	/**
	As written: `../api/types.js`, `node:fs`, `got`.
	*/
	readonly specifier: string;
	/**
	Whether the import is only for types, so that nothing is loaded for it.
	*/
	readonly isType: boolean;
	/**
	The names that are imported, as the other file exports them. `*` for all names, or when the names cannot be read.
	*/
	readonly names: readonly string[];
};

/**
The names that an import or export clause takes.
*/
function namesOf(node: ts.ImportDeclaration | ts.ExportDeclaration): readonly string[] {
	const isImport = ts.isImportDeclaration(node);
	const bindings = isImport ? node.importClause?.namedBindings : node.exportClause;
	const first = isImport && node.importClause?.name ? ['default'] : [];
	if (!bindings) {
		return first.length > 0 ? first : everything;
	}

	return ts.isNamedImports(bindings) || ts.isNamedExports(bindings)
		? [...first, ...bindings.elements.map(({name, propertyName}) => (propertyName ?? name).text)]
		: everything;
}

/**
Every import of a file: static ones, `export … from`, `import('…')` as an expression and as a type. Comments and strings that look like an import do not count.
*/
export function readImports(fileName: string, text: string): readonly Import[] {
	const imports: Import[] = [];
	const add = (specifier: ts.Node | undefined, isType: boolean, names = everything): void => {
		if (specifier && ts.isStringLiteralLike(specifier)) {
			imports.push({specifier: specifier.text, isType, names});
		}
	};

	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node)) {
			add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword, namesOf(node));
		} else if (ts.isExportDeclaration(node)) {
			add(node.moduleSpecifier, node.isTypeOnly, namesOf(node));
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
