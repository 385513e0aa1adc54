// $metadata: the entity sets of the OData feed as XML, made of the same columns. OData 4.0 CSDL
import { aggregateColumns } from '../../src/domain/open/aggregate.ts';
import type { Column, ColumnType } from '../../src/domain/open/fact.ts';
import { factColumns } from '../../src/domain/open/fact.ts';

const types: Readonly<Record<ColumnType, string>> = {
  text: 'Edm.String',
  whole: 'Edm.Int64',
  decimal: 'Edm.Double',
  date: 'Edm.Date',
};

interface EntitySet {
  readonly name: string;
  readonly entity: string;
  readonly keys: readonly string[];
  readonly columns: readonly Column[];
}

export const entitySets: readonly EntitySet[] = [
  { name: 'Activities', entity: 'Activity', keys: ['id'], columns: factColumns },
  { name: 'Totals', entity: 'Total', keys: ['year', 'unit', 'task'], columns: aggregateColumns },
];

export function metadata(): string {
  const entities = entitySets.map(({ entity, keys, columns }) => {
    const refs = keys.map((name) => `<PropertyRef Name="${name}"/>`).join('');
    const properties = columns.map(
      ({ name, type }) =>
        `<Property Name="${name}" Type="${types[type]}"${keys.includes(name) ? ' Nullable="false"' : ''}/>`,
    );
    return `<EntityType Name="${entity}"><Key>${refs}</Key>${properties.join('')}</EntityType>`;
  });
  const sets = entitySets.map(
    ({ name, entity }) => `<EntitySet Name="${name}" EntityType="SoCoSo.${entity}"/>`,
  );
  return (
    '<?xml version="1.0" encoding="utf-8"?>' +
    '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>' +
    '<Schema Namespace="SoCoSo" xmlns="http://docs.oasis-open.org/odata/ns/edm">' +
    `${entities.join('')}<EntityContainer Name="Container">${sets.join('')}</EntityContainer>` +
    '</Schema></edmx:DataServices></edmx:Edmx>'
  );
}
