import {fixupConfigRules} from '@eslint/compat';
import xoReact from 'eslint-config-xo-react';

export default [
	{ignores: ['dist/**', 'build/**', 'package.json']},
	...fixupConfigRules(xoReact()).map(config => ({...config, files: ['**/*.tsx']})),
	{
		files: ['**/*.{js,ts,tsx}'],
		rules: {
			// Holds for code. A message or a test's words stay on one line, so that a search for them finds them.
			'@stylistic/max-len': ['error', {
				code: 200,
				ignoreComments: true,
				ignoreRegExpLiterals: true,
				ignoreStrings: true,
				ignoreTemplateLiterals: true,
				ignoreUrls: true,
			}],
			// Counts every `?.`, `??` and ternary as a branch, so a screen that only draws exceeds it. The number of lines bounds a function instead.
			complexity: 'off',
			// Taste, not mistakes.
			'require-unicode-regexp': 'off',
			'unicorn/max-nested-calls': 'off',
			'unicorn/no-computed-property-existence-check': 'off',
			'unicorn/no-immediate-mutation': 'off',
			'unicorn/no-unreadable-array-destructuring': 'off',
			'unicorn/prefer-minimal-ternary': 'off',
			'unicorn/prefer-simple-condition-first': 'off',
		},
	},
	{
		// A function that grows past this has a seam. In the tests, a suite is one function.
		files: ['source/**/*.{ts,tsx}', 'scripts/**/*.{js,ts}', 'cli.tsx', 'build.js'],
		rules: {
			'max-lines-per-function': ['error', {max: 80}],
		},
	},
	{
		// The sentence says what a parameter is.
		files: ['**/*.js'],
		rules: {
			'jsdoc/require-param': 'off',
		},
	},
	{
		files: ['**/*.{ts,tsx}'],
		rules: {
			'@typescript-eslint/strict-boolean-expressions': 'off',
			'@typescript-eslint/switch-exhaustiveness-check': ['error', {considerDefaultExhaustiveForUnions: true}],
		},
	},
	{
		// React's contexts are components: PascalCase.
		files: ['source/{components,session,theme}/**/*.ts'],
		rules: {
			'@typescript-eslint/naming-convention': 'off',
		},
	},
	{
		files: ['**/*.tsx'],
		rules: {
			'react/react-in-jsx-scope': 'off',
			'react/require-default-props': 'off',
			// State that never changes has no setter.
			'react/hook-use-state': 'off',
			// A boolean prop is not a rendered value.
			'react/jsx-no-leaked-render': 'off',
		},
	},
	{
		// The first import acts: that is what it is for.
		files: ['source/environment.ts'],
		rules: {
			'unicorn/no-process-exit': 'off',
			'unicorn/no-top-level-side-effects': 'off',
		},
	},
	{
		// Its first import must stay first, values or not.
		files: ['cli.tsx'],
		rules: {
			'import-x/no-unassigned-import': 'off',
			'import-x/no-duplicates': 'off',
			'import-x/order': 'off',
		},
	},
	{
		// A test's promise is node:test's to await, and its loops wait on purpose.
		files: ['{test,bench,scripts}/**/*.{ts,tsx}'],
		rules: {
			'@typescript-eslint/no-floating-promises': 'off',
			'no-await-in-loop': 'off',
			'node-test/no-conditional-assertion': 'off',
			'node-test/no-import-test-files': 'off',
			'node-test/prefer-test-context-assert': 'off',
			'unicorn/no-array-reduce': 'off',
		},
	},
];
