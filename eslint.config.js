import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Limits that keep a file to one idea; tests may be longer because they list cases. */
const short = {
  'max-lines': ['error', { max: 220, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
  complexity: ['error', 16],
};

export default defineConfig(
  { ignores: ['dist/**', 'node_modules/**', 'bench/peers/**', '.detente/**', '*.config.*'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      ...short,
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A failed invariant throws where it is found; `!` would hide it.
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
  {
    files: ['domain/**', 'projections/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        {
          name: 'Date',
          message: 'No clock and no engine-dependent dates here: see domain/calendar.ts.',
        },
        { name: 'Intl', message: 'No locale here: same input, same bytes, on every machine.' },
        { name: 'process', message: 'No environment here.' },
      ],
      'no-restricted-properties': [
        'error',
        {
          object: 'Math',
          property: 'random',
          message: 'Draws are keyed, never taken from the engine.',
        },
      ],
    },
  },
  {
    // Markup takes lines, but is no sequence of steps.
    files: ['src/web/**/*.tsx'],
    rules: {
      'max-lines-per-function': ['error', { max: 90, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['test/**', 'bench/**', 'scripts/**'],
    rules: {
      'max-lines-per-function': 'off',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'no-console': 'off',
    },
  },
);
