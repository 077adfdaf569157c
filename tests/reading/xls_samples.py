"""Two small workbooks in the old binary format, which no maintained library writes: compressed, as text."""

import base64
import zlib

GOOD = zlib.decompress(
    base64.b85decode(
        "c-rk)PiPcp6#vcc%<d*`Hk*H?rc@T8TL0vrUc97hYiuqyXr(Geu#?P(S$B7`%x)IrrKvW@LO~E(ya@KtOVl2!q6NiE!9OYXAP7Rz"
        "t|w1|29cQcy|**tCPpxzfylh!d*Aoo_ulv3zVFTVzMX$2S|(4Q@0`Ls_zYppRvQqh<7w0yJR%92uU2{J^)YJI0G1Ur#AqWU1}-<<"
        "jPf4xeorBUbNV&Hz<<;Zpn$$1Tcwr|z7QWwjeY3WbjrODPEku>rTEn<ctCKQ;IkroMesJ^{3N)WWGA(6F_G?Dztzp-{h`$|mmsX+"
        "g6P~6&L(u=Z_eZIf7WWU20nK(W^S2HtkUB+1KQGFWh;m2X8eXmV1%G6pYO7)Nwm{;pTU!A3V7_j*H=>ke`)y|i2rmhKl&Pej5cvT"
        "|3pX!Mp6Av<76JAjF{1RrU~B^3WKI?<udjm(-}h?x1*dQI(mk3)(oD}f{<naeU-dzwV+-{*~L`GS}})5l09Z=I8XiFieo9#*gmKR"
        "vbjvLWTs5JT(PYVU{58hoIzD8W*xJfDwZm_oMk46pB=HRV!q;JZCdO@V5jI!mz9$muJ@K?i^?fy29#}*W6BN#!(E%=yo8e}n~q97"
        "s7w>nR)@)#=|Vx-bawSSL;1WZvYV+K?I~3(HbigsVUwmac1bxly(vc;xt7V<mz;C<HOYw(Cv2fv#w~I#Bq{VWzdyS3RsXK^LE(%_"
        "y{lElPk0MZ#Sg4O$_be<;8n%-qOn2nF<JE^8Fvb9CrRqp?CNj_Umh2kA7yq8t*}Ml-}KtL@uxH%d${}Js<Hpm>u5aQJ9V^u{BHU*"
        "R#TO>NS~kM*r;vPe*J~vQrhb^_x!vsc;zc+X)Khi^{Bd~zZuWz^k80#FlrP>NAszW8><=>CMxVxI#Ie$8AKUA6(K6(Q&FO#t`D{N"
        "&h-J}L(G*3FW_ZZBpTcm!{TM5PqCMj)A);G5T>UUk*mzRp>BPw!wAKQXUOlW$+LHHUz@#aa&7Ai*w)2%!j;#>cC$~houq497uzSV"
        "Gw%;l(_I<1%`s+Abg}Mfv+Y*Cn}u5OCkLA9+)G%BjMjX-95ed$+0^Dm6$?c*fB*srAb<egH{e>%^^xyPx_f8kTSL_SuJfGQZ19=n"
        "y@jtaL{EwSQtp6Fy@QcO<<AE&G;b~K4RyTlg$(=1x`QnG#gFWw^OtUYTK(^NW5wj#dxaKje|9l`zGM3@0JNfJM*"
    )
)
WITH_ERROR_AND_PERCENT = zlib.decompress(
    base64.b85decode(
        "c-rk)O=uKZ5dL0w&tIHOCNc3BWDs=StU2gj_M)@?Uo_~7KP(HoopiGqXQngsOa|k@pVb@%K@b!#f*!p1bMXgVP`r2$B6<)6A<@~>"
        "o)+A&EGDy6)jhovH-Z5-sB|^2-m7|5uj<vSe(!ZZ9&I1HaDB-*-h%beF;!0>+Qd^-5)C2^>aW+i*{I`G>LGkmkciVlMkBb>`Y6V0"
        "$m=~04cCnOgn^e-en1JmgN~h<L)a)jn2LQ^rwqzH4d<z(uvq-+5Zo_#zTm4Odspzc!Z|5;9m$TV?=hO~?f%Bk<Nexl=}Qq-xG6f%"
        "g|h}-c*uEt<dpJcBiP{P%);l=vCK%~B519**^ccp-G)nO0fq^Bip3tw8bc@L!A1O8&j7C*FZ{hs$e&xj0`dQv&X2u=AE!l}iJze7"
        "ZT@M^0FI*mlj7_jp-kzCa8E1tlu84pV-<4F&!#(qB=k6^j)BdC1?vs|rU4;^<a=vH$7)Bjj_s5)IcwfD9!YLCD?>%9_tsp?CXG!4"
        "c7MK*D_6{n=~Qcu)dlRX<!yJsu9WkxS<RFywL-x%Q^d~?TUNPPbMp=jwg}iRdJ|RK%?verOR{C#t>*e|$0WyWM+b&_)+BidH&-=X"
        "JM&v@f|!ndfP9%Km28JLyFPcYSTsd;EzNazrDm}q+6oSs)SYuGw(HOvbg+dFKiMqP(>BXi*+P<pEwo9yT{e<5Ey<h9e>~aIw=?^r"
        "aE{6W=^djhcnMI)G1egEl=R3dh*Y;|d?ol78Fi_&mk918Nvc=w?D891kBiI+>0L=9d@b-a`$bcG6}3lx-*s!*$gAv^)V{K9{7~nW"
        "XW0u_PDx^sK0n8?TCG;+&NAH2HfrT>xGw}R{?Fzc*V0~%x_?(_!zAr0%xf2hM{#siKxuxgJW3}@4=95uBcLKgMFJ{HR5YMsM8$j`"
        "y!cM{0pdg4m(XYMQWuGYKcX&PwgeP=NjZ&QDF!+{9f;o3Xx>L?A_gK_oOltLmnYBOB?E2tuGP0~%wXFP+bLh(5Zi45#kP4?hc%|y"
        "_L&Eo*fb<U3za9w_Bqa8PgL4o58LnH3!T=18ysvp9RG#6$Z8efPcf_Col)}}QN>JA4IzXOLI@#*j~Mt^=A(|UK!$$><qJT}|F1Ji"
        "Wh(ql^4Y?77^J5{Ux-`aQ0-!PR{6645!Dz=y{As&e<8y@vhE^}KJg<z>-?n)oNAuWdn=|t+$%I&`%|;=^MAJg585<pQU"
    )
)
