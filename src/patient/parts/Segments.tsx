import { Icon, type IconName } from './icons';

interface SegmentOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: IconName;
}

interface SegmentsProps<Value extends string> {
  /** What is chosen; also the group's name. */
  readonly legend: string;
  readonly name: string;
  readonly options: readonly SegmentOption<NoInfer<Value>>[];
  readonly value: Value | null;
  /** Large tiles that fill the row. @default false */
  readonly tiles?: boolean;
  readonly onChange: (value: NoInfer<Value>) => void;
}

/** One of a few: a radio group with large faces. A check mark tells the chosen one, not its colour alone. */
export function Segments<Value extends string>(props: SegmentsProps<Value>) {
  const { legend, name, options, value, tiles = false, onChange } = props;
  return (
    <fieldset className="segments">
      <legend>{legend}</legend>
      <div className={tiles ? 'choice-tiles' : 'segments-row'}>
        {options.map((option) => (
          <label key={option.value} className="segment">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>
              {option.value === value ? (
                <Icon name="check" />
              ) : (
                option.icon !== undefined && <Icon name={option.icon} />
              )}
              {option.label}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
