import type {JsonSchema} from '../../source/commands/schema/json-schema.js';

type Field = {
	readonly path: string;
	readonly types: ReadonlySet<string>;
	readonly meaning: string;
	/**
	Whether some JSON of this schema lacks the field.
	*/
	readonly isOptional: boolean;
};

type Node = JsonSchema | boolean | undefined;

/**
The fields of a JSON Schema as a Markdown table: their path, their type and what they mean. `[]` stands for each item of a list, and `<key>` for each key of an object whose keys are no names of fields.
*/
export function fieldTable(schema: JsonSchema): string {
	const {node, path} = partOf(schema, '');
	const rows = fieldsOf(node, path === '[]' ? '' : path);
	return [
		'| Field | Type | Meaning |',
		'| --- | --- | --- |',
		...rows.map(({path: name, types, meaning, isOptional}) => `| \`${name}\` | ${typeWords(types)}${isOptional ? '; not always there' : ''} | ${meaning.replaceAll('|', String.raw`\|`)} |`),
	].join('\n');
}

/**
The object or value below the lists and keys of a schema, and the path to it.
*/
function partOf(start: Node, before: string): {readonly node: Node; readonly path: string} {
	let node = start;
	let path = before;
	while (typeof node === 'object' && (node.type === 'array' || (node.properties === undefined && typeof node.additionalProperties === 'object'))) {
		path += node.type === 'array' ? '[]' : '.<key>';
		node = (node.type === 'array' ? node.items : node.additionalProperties) as Node;
	}

	return {node, path};
}

/**
The variants of which a value may be one.
*/
function variantsOf(node: Node): readonly Node[] {
	const variants = typeof node === 'object' ? node.anyOf ?? node.oneOf : undefined;
	return variants ? (variants as readonly Node[]).flatMap(variant => variantsOf(variant)) : [node];
}

function fieldsOf(node: Node, path: string): readonly Field[] {
	const objects = variantsOf(node).map(variant => partOf(variant, path)).filter(part => typeof part.node === 'object' && part.node.properties !== undefined);
	const fields = new Map<string, Field>();
	for (const part of objects) {
		const {properties = {}, required = []} = part.node as JsonSchema;
		for (const [name, property] of Object.entries(properties) as ReadonlyArray<readonly [string, Node]>) {
			const own = part.path === '' ? name : `${part.path}.${name}`;
			const isInAll = objects.every(other => (other.node as JsonSchema).properties?.[name] !== undefined);
			add(fields, {
				path: own, types: new Set(typesOf(property)), meaning: (typeof property === 'object' ? property.description : undefined) ?? '', isOptional: !isInAll || !required.includes(name),
			});
			for (const field of fieldsOf(property, own)) {
				add(fields, field);
			}
		}
	}

	return fields.values().toArray();
}

function add(fields: Map<string, Field>, field: Field): void {
	const known = fields.get(field.path);
	fields.set(field.path, known
		? {
			...known, types: known.types.union(field.types), isOptional: known.isOptional || field.isOptional,
		}
		: field);
}

const anyJson = 'any JSON';

/**
The types of a field in words. A field may hold anything only in an odd token, if it has a type elsewhere.
*/
function typeWords(types: ReadonlySet<string>): string {
	const definite = [...types].filter(type => type !== anyJson);
	return definite.length === 0 || definite.length === types.size ? [...types].join(' or ') : `${definite.join(' or ')}; any JSON in an odd token`;
}

function typesOf(node: Node): readonly string[] {
	return variantsOf(node).map(variant => {
		if (typeof variant !== 'object' || (variant.type === undefined && variant.const === undefined)) {
			return anyJson;
		}

		if (variant.enum !== undefined || variant.const !== undefined) {
			return (variant.enum as readonly unknown[] | undefined ?? [variant.const]).map(value => `\`${String(value)}\``).join(', ');
		}

		return variant.type === 'array' ? `list of ${typesOf(variant.items as Node).map(type => type.endsWith('`') ? type : `${type}s`).join(' or ')}` : ({'date-time': 'time', date: 'day', uuid: 'UUID'})[variant.format ?? ''] ?? String(variant.type);
	});
}
