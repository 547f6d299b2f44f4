import {
  Input,
  type InputProps,
  makeStyles,
  Select,
  type SelectProps,
  tokens,
} from '@fluentui/react-components'

/** Fluent fixes heights in px and leaves an input its own width; both must follow the text size. */
const useStyles = makeStyles({
  input: { width: '100%', minWidth: 0, minHeight: '2rem', '& > input': { minWidth: 0 } },
  select: {
    width: '100%',
    minWidth: 0,
    '& > select': {
      width: '100%',
      height: 'auto',
      minHeight: '2rem',
      minWidth: 0,
      paddingTop: tokens.spacingVerticalXXS,
      paddingBottom: tokens.spacingVerticalXXS,
      textOverflow: 'ellipsis',
    },
  },
})

export function TextInput(props: InputProps) {
  return <Input {...props} className={useStyles().input} spellCheck={false} autoComplete="off" />
}

interface ChoiceProps<T extends string>
  extends Omit<SelectProps, 'onChange' | 'value' | 'children'> {
  readonly value: T
  readonly options: readonly T[]
  readonly labels: Readonly<Record<T, string>>
  readonly choose: (value: T) => void
}

/** One of a few values, each with its label. */
export function Choice<T extends string>({ options, labels, choose, ...rest }: ChoiceProps<T>) {
  return (
    <Select
      {...rest}
      className={useStyles().select}
      onChange={(_event, data) => {
        const chosen = options.find((option) => option === data.value)
        if (chosen !== undefined) choose(chosen)
      }}
    >
      {options.map((option) => (
        <option key={option} value={option}>
          {labels[option]}
        </option>
      ))}
    </Select>
  )
}
