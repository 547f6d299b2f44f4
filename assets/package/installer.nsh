; Uninstalling by hand asks about the settings; an update or a script (/S) keeps them.
; electron-builder includes this file; see electron-builder.yml.

!macro customUnInstall
  ; Start at login is a value of this person's registry that the app wrote.
  ${ifNot} ${isUpdated}
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "${APP_ID}"
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run" "${APP_ID}"
    RMDir /r "$LOCALAPPDATA\lockstep-updater"
    ${GetParameters} $R0
    ClearErrors
    ${GetOptions} $R0 "/S" $R1
    ${If} ${Errors}
      StrCpy $R2 "Also remove Lockstep's settings, logs and saved sign-in from this computer?"
      ${If} $LANGUAGE == 1031
        StrCpy $R2 "Auch die Einstellungen, Protokolle und die gespeicherte Anmeldung von Lockstep entfernen?"
      ${ElseIf} $LANGUAGE == 1036
        StrCpy $R2 "Supprimer aussi les paramètres, les journaux et la connexion enregistrée de Lockstep ?"
      ${ElseIf} $LANGUAGE == 3082
        StrCpy $R2 "¿Quitar también la configuración, los registros y el inicio de sesión guardado de Lockstep?"
      ${EndIf}
      MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 $R2 IDNO lockstepKeep
      RMDir /r "$APPDATA\Lockstep"
      lockstepKeep:
    ${EndIf}
  ${endIf}
!macroend
