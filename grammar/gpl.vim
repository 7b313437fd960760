" Vim syntax file for gplang, a language for strength-training plans.
" Made by tools/generate.py: change src/gplang/highlight/, not this file.

if exists('b:current_syntax')
  finish
endif

syntax case ignore
syntax sync minlines=1

syntax match gplWord /\v[^ \t\u00a0,|"#]+/ contained
syntax match gplSeparator /\v[,|]/ contained
syntax match gplLoad /\v%(\@%(bar|light|moderate|%(rir|rpe)[0-9]+%(\.[0-9]{1,3})?%(-[0-9]+%(\.[0-9]{1,3})?)?|bw%([+-][0-9]+%(\.[0-9]{1,3})?%(kg|lb))?|[0-9]+%(\.[0-9]{1,3})?%(-[0-9]+%(\.[0-9]{1,3})?)?%(kg|lb|\%)))%([^ \t\u00a0,|#])@!/ contained
syntax match gplNumber /\v%([0-9]+|[0-9]+%(-[0-9]+)?|[0-9]{4}-[0-9]{2}-[0-9]{2}\.\.[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}:[0-9]{2}|[0-9]{1,5}%(\.[0-9]{1,3})?%(kg|lb)|[0-9]+%(-[0-9]+)?%(s|min|h|d|w)%(\/side)?|[0-9]+%(-[0-9]+)?m%(\/side)?|[0-9]+%(-[0-9]+)?x%(max|[0-9]+%(\+[0-9]+)+|[0-9]+%(-[0-9]+)?%(\+|s|min|m)?)%(\/side)?|[0-9x]+%(-[0-9x]+){2,3}|[+-][0-9]{1,5}%(\.[0-9]{1,3})?%(kg|lb|\%|reps?|sets?|s|rir)|[0-9]{1,5}%(\.[0-9]{1,3})?%(kg|lb|reps?|sets?|s|rir)?|[+-][0-9]{1,5}%(\.[0-9]{1,3})?%(\%|kg|lb)?|[0-9]+x[0-9]{1,5}%(\.[0-9]{1,3})?%(kg|lb)|[0-9]{1,5}%(\.[0-9]{1,3})?\%|[0-9]+x[0-9]{1,5}%(\.[0-9]{1,3})?\%)%([^ \t\u00a0,|#])@!/ contained contains=gplUnit
syntax match gplUnit /\v%([0-9])@<=%(%(x)@![a-z%]+%(\/side)?|\/side)%([^ \t\u00a0,|#])@!/ contained
syntax match gplText /\v"%([^"\\]|\\.)*%("|\\?$)/ contained contains=gplEscape,@Spell
syntax match gplEscape /\v\\["\\]/ contained
syntax match gplComment /\v#.*/ contained contains=gplDirective,@Spell
syntax match gplDirective /\v#\s*gpl:\s*ignore%(-file)?>%(\s*\[[^\]#]*\])?/ contained
syntax cluster gplOther contains=gplWord,gplSeparator,gplLoad,gplNumber,gplText,gplComment
syntax match gplAnyLine /\v.+/ contains=@gplOther

syntax match gplFileLine /\v^\s*%(gpl|use)%([^ \t\u00a0,|#])@!.*/ contains=@gplOther,@gplFileLine
syntax match gplFileLineName /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplFileLineFirst /\v^\s*\zs%(gpl|use)%([^ \t\u00a0,|#])@!/ contained
syntax cluster gplFileLine contains=gplFileLineFirst,gplFileLineName
highlight default link gplFileLineFirst gplFile
highlight default link gplFileLineName gplValue

syntax match gplPlanLine /\v^\s*%(plan|week|log|weight)%([^ \t\u00a0,|#])@!.*/ contains=@gplOther,@gplPlanLine
syntax match gplPlanLineName /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplPlanLineFirst /\v^\s*\zs%(plan|week|log|weight)%([^ \t\u00a0,|#])@!/ contained
syntax cluster gplPlanLine contains=gplPlanLineFirst,gplPlanLineName
highlight default link gplPlanLineFirst gplHeader
highlight default link gplPlanLineName gplValue

syntax match gplDefinitionLine /\v^\s*%(gym|exercise)%([^ \t\u00a0,|#])@!.*/ contains=@gplOther,@gplDefinitionLine
syntax match gplDefinitionLineName /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplDefinitionLineNamed /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplDefinitionLineFirst /\v^\s*\zs%(gym|exercise)%([^ \t\u00a0,|#])@!/ contained nextgroup=gplDefinitionLineNamed skipwhite
syntax cluster gplDefinitionLine contains=gplDefinitionLineFirst,gplDefinitionLineName
highlight default link gplDefinitionLineFirst gplHeader
highlight default link gplDefinitionLineName gplValue
highlight default link gplDefinitionLineNamed gplDefined

syntax match gplSchemeLine /\v^\s*%(scheme)%([^ \t\u00a0,|#])@!.*/ contains=@gplOther,@gplSchemeLine
syntax match gplSchemeLineName /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplSchemeLineNamed /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplSchemeLineOnce /\v%(once)%([^ \t\u00a0,|#])@!/ contained
syntax match gplSchemeLineFirst /\v^\s*\zs%(scheme)%([^ \t\u00a0,|#])@!/ contained nextgroup=gplSchemeLineNamed skipwhite
syntax cluster gplSchemeLine contains=gplSchemeLineFirst,gplSchemeLineName,gplSchemeLineOnce
highlight default link gplSchemeLineFirst gplHeader
highlight default link gplSchemeLineName gplValue
highlight default link gplSchemeLineNamed gplDefined
highlight default link gplSchemeLineOnce gplKeyword

syntax match gplAthleteLine /\v^\s*%(athlete)%([^ \t\u00a0,|#])@!.*/ contains=@gplOther,@gplAthleteLine
syntax match gplAthleteLineName /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplAthleteLineNamed /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplAthleteLineLike /\v%(like)%([^ \t\u00a0,|#])@!/ contained
syntax match gplAthleteLineFirst /\v^\s*\zs%(athlete)%([^ \t\u00a0,|#])@!/ contained nextgroup=gplAthleteLineNamed skipwhite
syntax cluster gplAthleteLine contains=gplAthleteLineFirst,gplAthleteLineName,gplAthleteLineLike
highlight default link gplAthleteLineFirst gplHeader
highlight default link gplAthleteLineName gplValue
highlight default link gplAthleteLineNamed gplDefined
highlight default link gplAthleteLineLike gplKeyword

syntax match gplSessionLine /\v^\s*%(session)%([^ \t\u00a0,|#])@!.*/ contains=@gplOther,@gplSessionLine
syntax match gplSessionLineName /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplSessionLineNamed /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplSessionLineLikeName /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplSessionLineLike /\v%(like)%([^ \t\u00a0,|#])@!/ contained nextgroup=gplSessionLineLikeName skipwhite
syntax match gplSessionLineFirst /\v^\s*\zs%(session)%([^ \t\u00a0,|#])@!/ contained nextgroup=gplSessionLineNamed skipwhite
syntax cluster gplSessionLine contains=gplSessionLineFirst,gplSessionLineName,gplSessionLineLike
highlight default link gplSessionLineFirst gplHeader
highlight default link gplSessionLineName gplValue
highlight default link gplSessionLineNamed gplDefined
highlight default link gplSessionLineLike gplKeyword
highlight default link gplSessionLineLikeName gplSession

syntax match gplExerciseLine /\v^\s*%(warmup|primary|secondary|accessory|finisher)%([^ \t\u00a0,|#])@!.*/ contains=@gplOther,@gplExerciseLine
syntax match gplExerciseLineName /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplExerciseLineNamed /\v%([A-Za-z][1-9][0-9]?%([^ \t\u00a0,|#])@!)@!%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplExerciseLineLabelName /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplExerciseLineLabel /\v%([a-z][1-9][0-9]?)%([^ \t\u00a0,|#])@!/ contained nextgroup=gplExerciseLineLabelName skipwhite
syntax match gplExerciseLineOf /\v%(of)%([^ \t\u00a0,|#])@!/ contained
syntax match gplExerciseLineShare /\v%(%(tm|top|best))%([^ \t\u00a0,|#])@!/ contained
syntax match gplExerciseLineRamp /\v%(ramp)%([^ \t\u00a0,|#])@!/ contained
syntax match gplExerciseLineSchemeName /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplExerciseLineScheme /\v%(scheme)%([^ \t\u00a0,|#])@!/ contained nextgroup=gplExerciseLineSchemeName skipwhite
syntax match gplExerciseLineRest /\v%(rest)%([^ \t\u00a0,|#])@!/ contained
syntax match gplExerciseLineTempo /\v%(tempo)%([^ \t\u00a0,|#])@!/ contained
syntax match gplExerciseLineMethodName /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplExerciseLineMethod /\v%(method)%([^ \t\u00a0,|#])@!/ contained nextgroup=gplExerciseLineMethodName skipwhite
syntax match gplExerciseLineOptional /\v%(optional)%([^ \t\u00a0,|#])@!/ contained
syntax match gplExerciseLineFirst /\v^\s*\zs%(warmup|primary|secondary|accessory|finisher)%([^ \t\u00a0,|#])@!/ contained nextgroup=gplExerciseLineNamed skipwhite
syntax cluster gplExerciseLine contains=gplExerciseLineFirst,gplExerciseLineName,gplExerciseLineLabel,gplExerciseLineOf,gplExerciseLineShare,gplExerciseLineRamp,gplExerciseLineScheme,gplExerciseLineRest,gplExerciseLineTempo,gplExerciseLineMethod,gplExerciseLineOptional
highlight default link gplExerciseLineFirst gplRole
highlight default link gplExerciseLineName gplExercise
highlight default link gplExerciseLineNamed gplExercise
highlight default link gplExerciseLineLabel gplLabel
highlight default link gplExerciseLineLabelName gplExercise
highlight default link gplExerciseLineOf gplKeyword
highlight default link gplExerciseLineShare gplKeyword
highlight default link gplExerciseLineRamp gplKeyword
highlight default link gplExerciseLineScheme gplKeyword
highlight default link gplExerciseLineSchemeName gplValue
highlight default link gplExerciseLineRest gplKeyword
highlight default link gplExerciseLineTempo gplKeyword
highlight default link gplExerciseLineMethod gplKeyword
highlight default link gplExerciseLineMethodName gplValue
highlight default link gplExerciseLineOptional gplKeyword

syntax match gplCircuitLine /\v^\s*%(circuit)%([^ \t\u00a0,|#])@!.*/ contains=@gplOther,@gplCircuitLine
syntax match gplCircuitLineName /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplCircuitLineRounds /\v%(rounds?)%([^ \t\u00a0,|#])@!/ contained
syntax match gplCircuitLineAmrap /\v%(amrap)%([^ \t\u00a0,|#])@!/ contained
syntax match gplCircuitLineEmom /\v%(emom)%([^ \t\u00a0,|#])@!/ contained
syntax match gplCircuitLineForTime /\v%(for-time)%([^ \t\u00a0,|#])@!/ contained
syntax match gplCircuitLineCap /\v%(cap)%([^ \t\u00a0,|#])@!/ contained
syntax match gplCircuitLineRest /\v%(rest)%([^ \t\u00a0,|#])@!/ contained
syntax match gplCircuitLineFirst /\v^\s*\zs%(circuit)%([^ \t\u00a0,|#])@!/ contained
syntax cluster gplCircuitLine contains=gplCircuitLineFirst,gplCircuitLineName,gplCircuitLineRounds,gplCircuitLineAmrap,gplCircuitLineEmom,gplCircuitLineForTime,gplCircuitLineCap,gplCircuitLineRest
highlight default link gplCircuitLineFirst gplStatement
highlight default link gplCircuitLineName gplLabel
highlight default link gplCircuitLineRounds gplKeyword
highlight default link gplCircuitLineAmrap gplKeyword
highlight default link gplCircuitLineEmom gplKeyword
highlight default link gplCircuitLineForTime gplKeyword
highlight default link gplCircuitLineCap gplKeyword
highlight default link gplCircuitLineRest gplKeyword

syntax match gplChangeLine /\v^\s*%(swap|drop|step|deload|note|wave|stages|or|cue)%([^ \t\u00a0,|#])@!.*/ contains=@gplOther,@gplChangeLine
syntax match gplChangeLineName /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplChangeLineRole /\v%(%(warmup|primary|secondary|accessory|finisher))%([^ \t\u00a0,|#])@!/ contained
syntax match gplChangeLineOnce /\v%(once)%([^ \t\u00a0,|#])@!/ contained
syntax match gplChangeLineFrom /\v%(from)%([^ \t\u00a0,|#])@!/ contained
syntax match gplChangeLineWeek /\v%(week)%([^ \t\u00a0,|#])@!/ contained
syntax match gplChangeLineOf /\v%(of)%([^ \t\u00a0,|#])@!/ contained
syntax match gplChangeLineShare /\v%(%(tm|top|best))%([^ \t\u00a0,|#])@!/ contained
syntax match gplChangeLineRamp /\v%(ramp)%([^ \t\u00a0,|#])@!/ contained
syntax match gplChangeLineSchemeName /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplChangeLineScheme /\v%(scheme)%([^ \t\u00a0,|#])@!/ contained nextgroup=gplChangeLineSchemeName skipwhite
syntax match gplChangeLineRest /\v%(rest)%([^ \t\u00a0,|#])@!/ contained
syntax match gplChangeLineTempo /\v%(tempo)%([^ \t\u00a0,|#])@!/ contained
syntax match gplChangeLineMethodName /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplChangeLineMethod /\v%(method)%([^ \t\u00a0,|#])@!/ contained nextgroup=gplChangeLineMethodName skipwhite
syntax match gplChangeLineOptional /\v%(optional)%([^ \t\u00a0,|#])@!/ contained
syntax match gplChangeLineFirst /\v^\s*\zs%(swap|drop|step|deload|note|wave|stages|or|cue)%([^ \t\u00a0,|#])@!/ contained
syntax cluster gplChangeLine contains=gplChangeLineFirst,gplChangeLineName,gplChangeLineRole,gplChangeLineOnce,gplChangeLineFrom,gplChangeLineWeek,gplChangeLineOf,gplChangeLineShare,gplChangeLineRamp,gplChangeLineScheme,gplChangeLineRest,gplChangeLineTempo,gplChangeLineMethod,gplChangeLineOptional
highlight default link gplChangeLineFirst gplStatement
highlight default link gplChangeLineName gplExercise
highlight default link gplChangeLineRole gplRole
highlight default link gplChangeLineOnce gplKeyword
highlight default link gplChangeLineFrom gplKeyword
highlight default link gplChangeLineWeek gplKeyword
highlight default link gplChangeLineOf gplKeyword
highlight default link gplChangeLineShare gplKeyword
highlight default link gplChangeLineRamp gplKeyword
highlight default link gplChangeLineScheme gplKeyword
highlight default link gplChangeLineSchemeName gplValue
highlight default link gplChangeLineRest gplKeyword
highlight default link gplChangeLineTempo gplKeyword
highlight default link gplChangeLineMethod gplKeyword
highlight default link gplChangeLineMethodName gplValue
highlight default link gplChangeLineOptional gplKeyword

syntax match gplFromLine /\v^\s*%(from)%([^ \t\u00a0,|#])@!.*/ contains=@gplOther,@gplFromLine
syntax match gplFromLineName /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplFromLineWeek /\v%(week)%([^ \t\u00a0,|#])@!/ contained
syntax match gplFromLineOf /\v%(of)%([^ \t\u00a0,|#])@!/ contained
syntax match gplFromLineShare /\v%(%(tm|top|best))%([^ \t\u00a0,|#])@!/ contained
syntax match gplFromLineRamp /\v%(ramp)%([^ \t\u00a0,|#])@!/ contained
syntax match gplFromLineSchemeName /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplFromLineScheme /\v%(scheme)%([^ \t\u00a0,|#])@!/ contained nextgroup=gplFromLineSchemeName skipwhite
syntax match gplFromLineRest /\v%(rest)%([^ \t\u00a0,|#])@!/ contained
syntax match gplFromLineTempo /\v%(tempo)%([^ \t\u00a0,|#])@!/ contained
syntax match gplFromLineMethodName /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplFromLineMethod /\v%(method)%([^ \t\u00a0,|#])@!/ contained nextgroup=gplFromLineMethodName skipwhite
syntax match gplFromLineOptional /\v%(optional)%([^ \t\u00a0,|#])@!/ contained
syntax match gplFromLineFirst /\v^\s*\zs%(from)%([^ \t\u00a0,|#])@!/ contained
syntax cluster gplFromLine contains=gplFromLineFirst,gplFromLineName,gplFromLineWeek,gplFromLineOf,gplFromLineShare,gplFromLineRamp,gplFromLineScheme,gplFromLineRest,gplFromLineTempo,gplFromLineMethod,gplFromLineOptional
highlight default link gplFromLineFirst gplStatement
highlight default link gplFromLineName gplExercise
highlight default link gplFromLineWeek gplKeyword
highlight default link gplFromLineOf gplKeyword
highlight default link gplFromLineShare gplKeyword
highlight default link gplFromLineRamp gplKeyword
highlight default link gplFromLineScheme gplKeyword
highlight default link gplFromLineSchemeName gplValue
highlight default link gplFromLineRest gplKeyword
highlight default link gplFromLineTempo gplKeyword
highlight default link gplFromLineMethod gplKeyword
highlight default link gplFromLineMethodName gplValue
highlight default link gplFromLineOptional gplKeyword

syntax match gplProgressLine /\v^\s*%(progress|on-miss)%([^ \t\u00a0,|#])@!.*/ contains=@gplOther,@gplProgressLine
syntax match gplProgressLineName /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplProgressLineRole /\v%(%(warmup|primary|secondary|accessory|finisher))%([^ \t\u00a0,|#])@!/ contained
syntax match gplProgressLineHold /\v%(hold)%([^ \t\u00a0,|#])@!/ contained
syntax match gplProgressLineEvery /\v%(every)%([^ \t\u00a0,|#])@!/ contained
syntax match gplProgressLineAt /\v%(at)%([^ \t\u00a0,|#])@!/ contained
syntax match gplProgressLineTo /\v%(to)%([^ \t\u00a0,|#])@!/ contained
syntax match gplProgressLineWeek /\v%(week)%([^ \t\u00a0,|#])@!/ contained
syntax match gplProgressLineWeeksWord /\v%(weeks)%([^ \t\u00a0,|#])@!/ contained
syntax match gplProgressLineSession /\v%(session)%([^ \t\u00a0,|#])@!/ contained
syntax match gplProgressLineSessionsWord /\v%(sessions)%([^ \t\u00a0,|#])@!/ contained
syntax match gplProgressLineReps /\v%(reps?)%([^ \t\u00a0,|#])@!/ contained
syntax match gplProgressLineOpen /\v%(open)%([^ \t\u00a0,|#])@!/ contained
syntax match gplProgressLineAfter /\v%(after)%([^ \t\u00a0,|#])@!/ contained
syntax match gplProgressLineFirst /\v^\s*\zs%(progress|on-miss)%([^ \t\u00a0,|#])@!/ contained
syntax cluster gplProgressLine contains=gplProgressLineFirst,gplProgressLineName,gplProgressLineRole,gplProgressLineHold,gplProgressLineEvery,gplProgressLineAt,gplProgressLineTo,gplProgressLineWeek,gplProgressLineWeeksWord,gplProgressLineSession,gplProgressLineSessionsWord,gplProgressLineReps,gplProgressLineOpen,gplProgressLineAfter
highlight default link gplProgressLineFirst gplStatement
highlight default link gplProgressLineName gplExercise
highlight default link gplProgressLineRole gplRole
highlight default link gplProgressLineHold gplKeyword
highlight default link gplProgressLineEvery gplKeyword
highlight default link gplProgressLineAt gplKeyword
highlight default link gplProgressLineTo gplKeyword
highlight default link gplProgressLineWeek gplKeyword
highlight default link gplProgressLineWeeksWord gplKeyword
highlight default link gplProgressLineSession gplKeyword
highlight default link gplProgressLineSessionsWord gplKeyword
highlight default link gplProgressLineReps gplKeyword
highlight default link gplProgressLineOpen gplKeyword
highlight default link gplProgressLineAfter gplKeyword

syntax match gplAdjustmentLine /\v^\s*%(adjust|hold)%([^ \t\u00a0,|#])@!.*/ contains=@gplOther,@gplAdjustmentLine
syntax match gplAdjustmentLineName /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplAdjustmentLineRole /\v%(%(warmup|primary|secondary|accessory|finisher))%([^ \t\u00a0,|#])@!/ contained
syntax match gplAdjustmentLineWhat /\v%(%(sets|reps|load|rir))%([^ \t\u00a0,|#])@!/ contained
syntax match gplAdjustmentLineFirst /\v^\s*\zs%(adjust|hold)%([^ \t\u00a0,|#])@!/ contained
syntax cluster gplAdjustmentLine contains=gplAdjustmentLineFirst,gplAdjustmentLineName,gplAdjustmentLineRole,gplAdjustmentLineWhat
highlight default link gplAdjustmentLineFirst gplStatement
highlight default link gplAdjustmentLineName gplExercise
highlight default link gplAdjustmentLineRole gplRole
highlight default link gplAdjustmentLineWhat gplKeyword

syntax match gplRotationLine /\v^\s*%(rotate)%([^ \t\u00a0,|#])@!.*/ contains=@gplOther,@gplRotationLine
syntax match gplRotationLineName /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplRotationLineOn /\v%(on)%([^ \t\u00a0,|#])@!/ contained
syntax match gplRotationLineDay /\v%(%(mon|tue|wed|thu|fri|sat|sun)%(-%(mon|tue|wed|thu|fri|sat|sun))?)%([^ \t\u00a0,|#])@!/ contained
syntax match gplRotationLineRest /\v%(rest)%([^ \t\u00a0,|#])@!/ contained
syntax match gplRotationLineAt /\v%(at)%([^ \t\u00a0,|#])@!/ contained
syntax match gplRotationLineFirst /\v^\s*\zs%(rotate)%([^ \t\u00a0,|#])@!/ contained
syntax cluster gplRotationLine contains=gplRotationLineFirst,gplRotationLineName,gplRotationLineOn,gplRotationLineDay,gplRotationLineRest,gplRotationLineAt
highlight default link gplRotationLineFirst gplStatement
highlight default link gplRotationLineName gplSession
highlight default link gplRotationLineOn gplKeyword
highlight default link gplRotationLineDay gplDay
highlight default link gplRotationLineRest gplKeyword
highlight default link gplRotationLineAt gplKeyword

syntax match gplDayLine /\v^\s*%(mon|tue|wed|thu|fri|sat|sun|%(mon|tue|wed|thu|fri|sat|sun)-%(mon|tue|wed|thu|fri|sat|sun))%([^ \t\u00a0,|#])@!.*/ contains=@gplOther,@gplDayLine
syntax match gplDayLineName /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplDayLineDay /\v%(%(mon|tue|wed|thu|fri|sat|sun)%(-%(mon|tue|wed|thu|fri|sat|sun))?)%([^ \t\u00a0,|#])@!/ contained
syntax match gplDayLineRest /\v%(rest)%([^ \t\u00a0,|#])@!/ contained
syntax match gplDayLineAt /\v%(at)%([^ \t\u00a0,|#])@!/ contained
syntax match gplDayLineOptional /\v%(optional)%([^ \t\u00a0,|#])@!/ contained
syntax match gplDayLineInName /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplDayLineIn /\v%(in)%([^ \t\u00a0,|#])@!/ contained nextgroup=gplDayLineInName skipwhite
syntax match gplDayLineFirst /\v^\s*\zs%(mon|tue|wed|thu|fri|sat|sun|%(mon|tue|wed|thu|fri|sat|sun)-%(mon|tue|wed|thu|fri|sat|sun))%([^ \t\u00a0,|#])@!/ contained
syntax cluster gplDayLine contains=gplDayLineFirst,gplDayLineName,gplDayLineDay,gplDayLineRest,gplDayLineAt,gplDayLineOptional,gplDayLineIn
highlight default link gplDayLineFirst gplDay
highlight default link gplDayLineName gplSession
highlight default link gplDayLineDay gplDay
highlight default link gplDayLineRest gplKeyword
highlight default link gplDayLineAt gplKeyword
highlight default link gplDayLineOptional gplKeyword
highlight default link gplDayLineIn gplKeyword
highlight default link gplDayLineInName gplValue

syntax match gplMoveLine /\v^\s*%(move)%([^ \t\u00a0,|#])@!.*/ contains=@gplOther,@gplMoveLine
syntax match gplMoveLineName /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplMoveLineDay /\v%(%(mon|tue|wed|thu|fri|sat|sun)%(-%(mon|tue|wed|thu|fri|sat|sun))?)%([^ \t\u00a0,|#])@!/ contained
syntax match gplMoveLineFrom /\v%(from)%([^ \t\u00a0,|#])@!/ contained
syntax match gplMoveLineWeek /\v%(week)%([^ \t\u00a0,|#])@!/ contained
syntax match gplMoveLineFirst /\v^\s*\zs%(move)%([^ \t\u00a0,|#])@!/ contained
syntax cluster gplMoveLine contains=gplMoveLineFirst,gplMoveLineName,gplMoveLineDay,gplMoveLineFrom,gplMoveLineWeek
highlight default link gplMoveLineFirst gplSetting
highlight default link gplMoveLineName gplValue
highlight default link gplMoveLineDay gplDay
highlight default link gplMoveLineFrom gplKeyword
highlight default link gplMoveLineWeek gplKeyword

syntax match gplPlaceLine /\v^\s*%(in)%([^ \t\u00a0,|#])@!.*/ contains=@gplOther,@gplPlaceLine
syntax match gplPlaceLineName /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplPlaceLineFirst /\v^\s*\zs%(in)%([^ \t\u00a0,|#])@!/ contained
syntax cluster gplPlaceLine contains=gplPlaceLineFirst,gplPlaceLineName
highlight default link gplPlaceLineFirst gplSetting
highlight default link gplPlaceLineName gplValue

syntax match gplEventLine /\v^\s*%(event)%([^ \t\u00a0,|#])@!.*/ contains=@gplOther,@gplEventLine
syntax match gplEventLineName /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplEventLineNamed /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplEventLineFirst /\v^\s*\zs%(event)%([^ \t\u00a0,|#])@!/ contained nextgroup=gplEventLineNamed skipwhite
syntax cluster gplEventLine contains=gplEventLineFirst,gplEventLineName
highlight default link gplEventLineFirst gplSetting
highlight default link gplEventLineName gplValue
highlight default link gplEventLineNamed gplDefined

syntax match gplLikeLine /\v^\s*%(like)%([^ \t\u00a0,|#])@!.*/ contains=@gplOther,@gplLikeLine
syntax match gplLikeLineName /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplLikeLineFirst /\v^\s*\zs%(like)%([^ \t\u00a0,|#])@!/ contained
syntax cluster gplLikeLine contains=gplLikeLineFirst,gplLikeLineName
highlight default link gplLikeLineFirst gplStatement
highlight default link gplLikeLineName gplExercise

syntax match gplLoadLine /\v^\s*%(round|load|alias|complex)%([^ \t\u00a0,|#])@!.*/ contains=@gplOther,@gplLoadLine
syntax match gplLoadLineName /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplLoadLineFirst /\v^\s*\zs%(round|load|alias|complex)%([^ \t\u00a0,|#])@!/ contained
syntax cluster gplLoadLine contains=gplLoadLineFirst,gplLoadLineName
highlight default link gplLoadLineFirst gplSetting
highlight default link gplLoadLineName gplExercise

syntax match gplMaximumLine /\v^\s*%(training-max|raise|max)%([^ \t\u00a0,|#])@!.*/ contains=@gplOther,@gplMaximumLine
syntax match gplMaximumLineName /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplMaximumLineOf /\v%(of)%([^ \t\u00a0,|#])@!/ contained
syntax match gplMaximumLineFrom /\v%(from)%([^ \t\u00a0,|#])@!/ contained
syntax match gplMaximumLineEvery /\v%(every)%([^ \t\u00a0,|#])@!/ contained
syntax match gplMaximumLineWeek /\v%(week)%([^ \t\u00a0,|#])@!/ contained
syntax match gplMaximumLineWeeksWord /\v%(weeks)%([^ \t\u00a0,|#])@!/ contained
syntax match gplMaximumLineTo /\v%(to)%([^ \t\u00a0,|#])@!/ contained
syntax match gplMaximumLineLog /\v%(log)%([^ \t\u00a0,|#])@!/ contained
syntax match gplMaximumLineFirst /\v^\s*\zs%(training-max|raise|max)%([^ \t\u00a0,|#])@!/ contained
syntax cluster gplMaximumLine contains=gplMaximumLineFirst,gplMaximumLineName,gplMaximumLineOf,gplMaximumLineFrom,gplMaximumLineEvery,gplMaximumLineWeek,gplMaximumLineWeeksWord,gplMaximumLineTo,gplMaximumLineLog
highlight default link gplMaximumLineFirst gplSetting
highlight default link gplMaximumLineName gplExercise
highlight default link gplMaximumLineOf gplKeyword
highlight default link gplMaximumLineFrom gplKeyword
highlight default link gplMaximumLineEvery gplKeyword
highlight default link gplMaximumLineWeek gplKeyword
highlight default link gplMaximumLineWeeksWord gplKeyword
highlight default link gplMaximumLineTo gplKeyword
highlight default link gplMaximumLineLog gplKeyword

syntax match gplTimezoneLine /\v^\s*%(timezone)%([^ \t\u00a0,|#])@!.*/ contains=@gplOther,@gplTimezoneLine
syntax match gplTimezoneLineName /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplTimezoneLineZone /\v%([A-Za-z][A-Za-z0-9_+-]*%(\/[A-Za-z0-9_+-]+)*)%([^ \t\u00a0,|#])@!/ contained
syntax match gplTimezoneLineFirst /\v^\s*\zs%(timezone)%([^ \t\u00a0,|#])@!/ contained
syntax cluster gplTimezoneLine contains=gplTimezoneLineFirst,gplTimezoneLineName,gplTimezoneLineZone
highlight default link gplTimezoneLineFirst gplSetting
highlight default link gplTimezoneLineName gplValue
highlight default link gplTimezoneLineZone gplValue

syntax match gplTimeLine /\v^\s*%(at)%([^ \t\u00a0,|#])@!.*/ contains=@gplOther,@gplTimeLine
syntax match gplTimeLineName /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplTimeLineDay /\v%(%(mon|tue|wed|thu|fri|sat|sun)%(-%(mon|tue|wed|thu|fri|sat|sun))?)%([^ \t\u00a0,|#])@!/ contained
syntax match gplTimeLineFirst /\v^\s*\zs%(at)%([^ \t\u00a0,|#])@!/ contained
syntax cluster gplTimeLine contains=gplTimeLineFirst,gplTimeLineName,gplTimeLineDay
highlight default link gplTimeLineFirst gplSetting
highlight default link gplTimeLineName gplValue
highlight default link gplTimeLineDay gplDay

syntax match gplSettingLine /\v^\s*%(id|goal|for|level|start|unit|remind|location|skip|pause|group|equipment|sensitive|bar|plates|trains|assists|of)%([^ \t\u00a0,|#])@!.*/ contains=@gplOther,@gplSettingLine
syntax match gplSettingLineName /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplSettingLineFirst /\v^\s*\zs%(id|goal|for|level|start|unit|remind|location|skip|pause|group|equipment|sensitive|bar|plates|trains|assists|of)%([^ \t\u00a0,|#])@!/ contained
syntax cluster gplSettingLine contains=gplSettingLineFirst,gplSettingLineName
highlight default link gplSettingLineFirst gplSetting
highlight default link gplSettingLineName gplValue

syntax match gplDoneLine /\v^\s*%(done)%([^ \t\u00a0,|#])@!.*/ contains=@gplOther,@gplDoneLine
syntax match gplDoneLineName /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplDoneLineAs /\v%(as)%([^ \t\u00a0,|#])@!/ contained
syntax match gplDoneLinePlanned /\v%(planned)%([^ \t\u00a0,|#])@!/ contained
syntax match gplDoneLineFor /\v%(for)%([^ \t\u00a0,|#])@!/ contained
syntax match gplDoneLineFirst /\v^\s*\zs%(done)%([^ \t\u00a0,|#])@!/ contained
syntax cluster gplDoneLine contains=gplDoneLineFirst,gplDoneLineName,gplDoneLineAs,gplDoneLinePlanned,gplDoneLineFor
highlight default link gplDoneLineFirst gplHeader
highlight default link gplDoneLineName gplSession
highlight default link gplDoneLineAs gplKeyword
highlight default link gplDoneLinePlanned gplKeyword
highlight default link gplDoneLineFor gplKeyword

syntax match gplMissedLine /\v^\s*%(missed)%([^ \t\u00a0,|#])@!.*/ contains=@gplOther,@gplMissedLine
syntax match gplMissedLineName /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplMissedLineFirst /\v^\s*\zs%(missed)%([^ \t\u00a0,|#])@!/ contained
syntax cluster gplMissedLine contains=gplMissedLineFirst,gplMissedLineName
highlight default link gplMissedLineFirst gplHeader
highlight default link gplMissedLineName gplSession

syntax match gplDidLine /\v^\s*%(did|skipped)%([^ \t\u00a0,|#])@!.*/ contains=@gplOther,@gplDidLine
syntax match gplDidLineName /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplDidLineRole /\v%(%(warmup|primary|secondary|accessory|finisher))%([^ \t\u00a0,|#])@!/ contained
syntax match gplDidLineAs /\v%(as)%([^ \t\u00a0,|#])@!/ contained
syntax match gplDidLinePlanned /\v%(planned)%([^ \t\u00a0,|#])@!/ contained
syntax match gplDidLineForm /\v%(form)%([^ \t\u00a0,|#])@!/ contained
syntax match gplDidLinePain /\v%(pain)%([^ \t\u00a0,|#])@!/ contained
syntax match gplDidLineRest /\v%(rest)%([^ \t\u00a0,|#])@!/ contained
syntax match gplDidLineTempo /\v%(tempo)%([^ \t\u00a0,|#])@!/ contained
syntax match gplDidLineMethodName /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplDidLineMethod /\v%(method)%([^ \t\u00a0,|#])@!/ contained nextgroup=gplDidLineMethodName skipwhite
syntax match gplDidLineFirst /\v^\s*\zs%(did|skipped)%([^ \t\u00a0,|#])@!/ contained
syntax cluster gplDidLine contains=gplDidLineFirst,gplDidLineName,gplDidLineRole,gplDidLineAs,gplDidLinePlanned,gplDidLineForm,gplDidLinePain,gplDidLineRest,gplDidLineTempo,gplDidLineMethod
highlight default link gplDidLineFirst gplStatement
highlight default link gplDidLineName gplExercise
highlight default link gplDidLineRole gplRole
highlight default link gplDidLineAs gplKeyword
highlight default link gplDidLinePlanned gplKeyword
highlight default link gplDidLineForm gplKeyword
highlight default link gplDidLinePain gplKeyword
highlight default link gplDidLineRest gplKeyword
highlight default link gplDidLineTempo gplKeyword
highlight default link gplDidLineMethod gplKeyword
highlight default link gplDidLineMethodName gplValue

syntax match gplPainLine /\v^\s*%(pain)%([^ \t\u00a0,|#])@!.*/ contains=@gplOther,@gplPainLine
syntax match gplPainLineName /\v%(\a|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])*%(-%(\a|\d|[^\x01-\u00bf\u00d7\u00f7\u2000-\u206f\uff00-\uff20])+)*%([^ \t\u00a0,|#])@!/ contained
syntax match gplPainLineFirst /\v^\s*\zs%(pain)%([^ \t\u00a0,|#])@!/ contained
syntax cluster gplPainLine contains=gplPainLineFirst,gplPainLineName
highlight default link gplPainLineFirst gplStatement
highlight default link gplPainLineName gplValue

highlight default link gplFile Include
highlight default link gplHeader Structure
highlight default link gplRole Statement
highlight default link gplStatement Keyword
highlight default link gplSetting Identifier
highlight default link gplDay Type
highlight default link gplKeyword Operator
highlight default link gplLabel Label
highlight default link gplDefined Title
highlight default link gplSession Type
highlight default link gplExercise Function
highlight default link gplValue Constant
highlight default link gplNumber Number
highlight default link gplUnit Number
highlight default link gplLoad Special
highlight default link gplText String
highlight default link gplEscape SpecialChar
highlight default link gplSeparator Delimiter
highlight default link gplComment Comment
highlight default link gplDirective PreProc

let b:current_syntax = 'gpl'
