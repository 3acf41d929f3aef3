import { type ReactNode, useId } from 'react'

/** Label, hint and error around one control, tied together for screen readers. */
export interface FieldProps {
  label: string
  hint?: ReactNode
  error?: string | undefined
  optional?: string
}

interface FrameProps extends FieldProps {
  children: (ids: { id: string; describedBy: string | undefined; invalid: boolean }) => ReactNode
}

function FieldFrame({ label, hint, error, optional, children }: FrameProps) {
  const id = useId()
  const hintId = hint ? `${id}-hint` : ''
  const errorId = error ? `${id}-error` : ''
  const describedBy = [hintId, errorId].filter(Boolean).join(' ') || undefined
  return (
    <div className={error ? 'field field-invalid' : 'field'}>
      <label htmlFor={id} className="field-label">
        {label}
        {optional && <span className="field-optional"> {optional}</span>}
      </label>
      {hint && (
        <div id={hintId} className="field-hint">
          {hint}
        </div>
      )}
      {error && (
        <p id={errorId} className="field-error">
          {error}
        </p>
      )}
      {children({ id, describedBy, invalid: Boolean(error) })}
    </div>
  )
}

interface TextInput extends FieldProps {
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
  onEnter?: () => void
  type?: 'text' | 'url' | 'date' | 'time' | 'search'
  autoComplete?: string
  maxLength?: number
  width?: 'full' | 'short' | 'code'
  autoFocus?: boolean
  required?: boolean
  list?: string
  disabled?: boolean
  placeholder?: string
}

export function TextField({
  label,
  hint,
  error,
  optional,
  value,
  onChange,
  onEnter,
  width = 'full',
  ...rest
}: TextInput) {
  return (
    <FieldFrame label={label} hint={hint} error={error} {...(optional ? { optional } : {})}>
      {({ id, describedBy, invalid }) => (
        <input
          {...rest}
          id={id}
          className={`input input-${width}`}
          value={value}
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && onEnter) {
              event.preventDefault()
              onEnter()
            }
          }}
        />
      )}
    </FieldFrame>
  )
}

interface AreaInput extends FieldProps {
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
  rows?: number
  disabled?: boolean
}

export function TextArea({ label, hint, error, optional, value, onChange, rows = 3, ...rest }: AreaInput) {
  return (
    <FieldFrame label={label} hint={hint} error={error} {...(optional ? { optional } : {})}>
      {({ id, describedBy, invalid }) => (
        <textarea
          {...rest}
          id={id}
          rows={rows}
          className="input textarea"
          value={value}
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FieldFrame>
  )
}

export interface Option<Value extends string> {
  value: Value
  label: string
  hint?: string
}

interface SelectInput<Value extends string> extends FieldProps {
  value: Value
  onChange: (value: Value) => void
  options: readonly Option<Value>[]
  disabled?: boolean
}

export function SelectField<Value extends string>(props: SelectInput<Value>) {
  const { label, hint, error, optional, value, onChange, options, disabled } = props
  return (
    <FieldFrame label={label} hint={hint} error={error} {...(optional ? { optional } : {})}>
      {({ id, describedBy }) => (
        <select
          id={id}
          className="input select"
          value={value}
          disabled={disabled}
          aria-describedby={describedBy}
          onChange={(event) => onChange(event.target.value as Value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  )
}

interface ChoiceInput<Value extends string> {
  legend: string
  hint?: string
  value: Value
  onChange: (value: Value) => void
  options: readonly Option<Value>[]
  row?: boolean
}

/** One of a few, all of them in sight. */
export function ChoiceField<Value extends string>({ legend, hint, value, onChange, options, row }: ChoiceInput<Value>) {
  const name = useId()
  return (
    <fieldset className="choices" aria-describedby={hint ? `${name}-hint` : undefined}>
      <legend className="field-label">{legend}</legend>
      {hint && (
        <p id={`${name}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      <div className={row ? 'choices-row' : 'choices-column'}>
        {options.map((option) => (
          <label key={option.value} className="choice">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>
              {option.label}
              {option.hint && <span className="choice-hint">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

interface ChecksInput<Value extends string> {
  legend: string
  hint?: string
  values: readonly Value[]
  onChange: (values: Value[]) => void
  options: readonly Option<Value>[]
}

/** Any number out of a few, none included. */
export function ChecksField<Value extends string>({ legend, hint, values, onChange, options }: ChecksInput<Value>) {
  const name = useId()
  const flip = (value: Value) =>
    onChange(values.includes(value) ? values.filter((one) => one !== value) : [...values, value])
  return (
    <fieldset className="choices" aria-describedby={hint ? `${name}-hint` : undefined}>
      <legend className="field-label">{legend}</legend>
      {hint && (
        <p id={`${name}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      <div className="choices-column">
        {options.map((option) => (
          <label key={option.value} className="choice">
            <input type="checkbox" checked={values.includes(option.value)} onChange={() => flip(option.value)} />
            <span>
              {option.label}
              {option.hint && <span className="choice-hint">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

export function CheckField(props: {
  label: string
  hint?: string
  checked: boolean
  onChange: (checked: boolean) => void
}) {
  return (
    <label className="choice">
      <input type="checkbox" checked={props.checked} onChange={(event) => props.onChange(event.target.checked)} />
      <span>
        {props.label}
        {props.hint && <span className="choice-hint">{props.hint}</span>}
      </span>
    </label>
  )
}
