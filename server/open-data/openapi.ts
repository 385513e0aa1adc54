// The description of the read API, made of the same columns as its answers. OpenAPI 3.1
import { aggregateColumns } from '../../src/domain/open/aggregate.ts';
import type { Column, ColumnType } from '../../src/domain/open/fact.ts';
import { factColumns } from '../../src/domain/open/fact.ts';

const types: Readonly<Record<ColumnType, object>> = {
  text: { type: ['string', 'null'] },
  whole: { type: ['integer', 'null'] },
  decimal: { type: ['number', 'null'] },
  date: { type: ['string', 'null'], format: 'date' },
};

function schemaOf(columns: readonly Column[]): object {
  const properties = columns.map(({ name, type, about }) => [
    name,
    { ...types[type], description: about },
  ]);
  return {
    type: 'object',
    required: columns.map(({ name }) => name),
    properties: Object.fromEntries(properties),
  };
}

const part = (name: string, where: 'path' | 'query', schema: object) => ({
  name,
  in: where,
  required: where === 'path',
  schema,
});
const asked = {
  scope: part('scope', 'path', { type: 'string', pattern: '^c:[A-Za-z0-9]+\\.[0-9]+:[0-9]{4}$' }),
  after: part('after', 'query', { type: 'integer', minimum: 0, default: 0 }),
  limit: part('limit', 'query', { type: 'integer', minimum: 1, maximum: 1000, default: 500 }),
  format: part('format', 'query', { type: 'string', enum: ['json', 'csv'], default: 'json' }),
  year: part('year', 'path', { type: 'integer', minimum: 2023 }),
};

function reading(operationId: string, summary: string, parameters: object[], body: object) {
  const ok = { description: summary, content: { 'application/json': { schema: body } } };
  const refused = { description: 'Không có quyền: kiểm tra mã truy cập.' };
  const slower = { description: 'Hỏi quá nhiều trong một phút: chờ theo Retry-After.' };
  const responses = { 200: ok, 401: refused, 403: refused, 429: slower };
  return { get: { operationId, summary, parameters, responses } };
}

const listOf = (name: string) => ({
  type: 'array',
  items: { $ref: `#/components/schemas/${name}` },
});
const whole = { type: 'integer' };

export function openApi(version: string): object {
  const scopes = {
    type: 'object',
    required: ['scopes'],
    properties: { scopes: listOf('Scope') },
  };
  const changes = {
    type: 'object',
    required: ['rows', 'cursor', 'more'],
    properties: { rows: listOf('Activity'), cursor: whole, more: { type: 'boolean' } },
  };
  const totals = {
    type: 'object',
    required: ['year', 'rows'],
    properties: { year: whole, rows: listOf('Total') },
  };
  return {
    openapi: '3.1.0',
    info: { title: 'Sổ Cơ Sở', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    security: [{ bearer: [] }, { basic: [] }],
    paths: {
      '/api/v1/scopes': reading('listScopes', 'Các xã và năm, với vị trí mới nhất', [], scopes),
      '/api/v1/records/{scope}': reading(
        'listRecords',
        'Bản ghi đã thay đổi từ vị trí "after"; bản ghi không còn có state "gone"',
        [asked.scope, asked.after, asked.limit, asked.format],
        changes,
      ),
      '/api/v1/totals/{year}': reading(
        'listTotals',
        'Số liệu mở: bản ghi đã duyệt, theo xã và nhiệm vụ',
        [asked.year, asked.format],
        totals,
      ),
    },
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        basic: { type: 'http', scheme: 'basic' },
      },
      schemas: {
        Scope: {
          type: 'object',
          required: ['scope', 'unitSet', 'unitCode', 'year', 'cursor'],
          properties: {
            scope: { type: 'string' },
            unitSet: { type: 'string' },
            unitCode: { type: 'string' },
            year: whole,
            cursor: whole,
          },
        },
        Activity: schemaOf(factColumns),
        Total: schemaOf(aggregateColumns),
      },
    },
  };
}
