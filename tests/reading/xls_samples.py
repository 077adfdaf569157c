"""Small workbooks in the old binary format, which no maintained library writes: compressed, as text."""

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
UNSEEN = zlib.decompress(
    base64.b85decode(
        "c-rllOK1~87{|ZaSJK!#TH9(Xlu+<hTWDG<UNp7%I8}TgiU@VvU2K|k8#ZY{L45Woh@KQL1utHFTzsGhy?GESdJqJmRd1dIEgss&Z@z4X9gSc?"
        "i;sL^zn%X#uU~d%c6RsqRL%6{ou(Q1#<qeA3xz5$d@+VcRY}AE^9u!@ES-aR6e{*tSyd1R($L{y_*sCDAs_D<P~f)q1U<l8JdQvXc8@xCd<m_W"
        "7)-_)wxDNl4I>d~B&u5SgXEW!zeOb<k?*0%1@c?4>@+(JQ_0<}o4r|lNNJ(G2=I3AQJvQmNkBb3<+J$IMOG}U!!|c%X8z=i;IF9BtX0Exz$viH"
        "c5K(oOhX;ch3oLS5C`~FTJ(?OmH5)e8DRX291r{;9x4;RtY`qIp>UMe&;*2`LFYL-^kz&eF$Yn`mqinWz%fT0D*`Z<%?_E4l}S0r`csxx%)orh"
        "%#V%WdE9g@JA^B6$R12*Qn|bt2FRId+a0p=xwLDJV<Wlram&h$m~Ps^c6h*c$5Vqgbz(azcGI4~J!5~`O<{w)z0Qu#uJ(@Z_Cx|_VxqIV0}a>Z"
        "u!)5odl-8j&1Su-ortx4G-HwI!hPvL-gM$av%|&6M)KX{Hw7WcV1NF-#Yt40{{{pV=$jqL*e>7GRJ^9xcyB6Wx*@*H(Ooen-4(-hx2Q&ML6p)p"
        "bkB%kb8|O7zUUj+lkBI+Y1#?-;$pCxUw<gT8D69MB-U5)cWGIac2ll3;3cBP0aGG$qE4xmR%&qr`LopPDoQtzuS04)uh~=YC3c>pGUq9G4Ytrl"
        "_A<HFmtKeIi4S}4H&47vuE+GvT{9=@ZoW!RLJM9Ci?|t_gErR2u3q8xAXz#y@80`{eB*cb;h+-p*bCl6LlovAM9CWRMa8ck6H4)}Wl^c9RG~Cf"
        "nov3_T_^*UAyfcWz++%#7#J}Gz4DA0s)XVUA)z?KGNCv_wNRWPEEH#m2*nwq9)sdzh<gl*#88|?F`+m^jZl6DMPg7S21Q~}BnH)+N8EZm232BE"
        "iJ?{~&ahl4KZ7bUs1k!JF{l!QR%R?Ti9sWVI-xkj3ZeWAn#7<<44TBCNep@!23=y%iJ@L7&ahG_KZ7nY=n{i2G3XM5QHH^g7z|=)5K6&uX%x!O"
        "U`Pyx#9&AahG5vL)WThbW`ggjJ_Hr3Sj8$<vH#B)J$(T^6KKVk0NRrR-gljOJQgaSN&Z>e2c!7Q<6GknaPaKH@kPy_2GCilE%uXjO5Y2)9mL*U"
        "NW%beq!&GZ@oj|p|IbfXjQzSLwAlU^7Q^|Q`~M2sUQ@&"
    )
)
"""Row 3 hidden, 4 without height, 5 struck out in part, 6 in two unlike fonts, 7 struck out; columns D and E hidden, one by
no width."""
ALL_HIDDEN = zlib.decompress(
    base64.b85decode(
        "c-rllOK1~87{|ZaSDM&7`qWk^MX+jZp=qsnvC;bIN%4UwBGhenv1!sx*u+A;_^3S!f+xj`;KhrNix2dmHxGiM2SE^8J$ev9#e+6}^X+EL)Ert+"
        "QQ0rdxAXtz^~>(e&h9>YS~q*;R_h!rumMnEz7z(dBE~R<%OU|-UMlfy`B;Og6xcsy;TpV<h7R|mPeS|}^6NbZ3f$Blp$B+_=?LUuch0ff|DX*L"
        "gUL9<X7mg$V<ZMGL{(3IlzapE8&vZF`7IPVM}9Nbon?pNX=-=pCVv(mQdUt}40ykHsLd;iB%ui&^I3fIJoD=6u+>eQ*}t=(O{;~gfY)uvc5K(o"
        "&O#$zz^m}7)DG~myiy;w2k}1}XMpi9ay(QeenHUyPC@A?P4F3r!Uc_&=rEWyt>jmD4}8wHQV1M#!m(li$Mg9y)3LH?=h$%C(!2sJx6I=42|P}k"
        "u4PAXd5qbknQXdHG@}3oGh@4BcCnCg%}MN}keRZq!i4E&9PEb&Y<Ds}YSSRLqv9~#NxY%&&$wyqkoVWy)7#hG)8Cy;;*3l7_V=LSq8T@_vSW|q"
        "$hmypZ`zAk+jCiqL?3P%2a2ZCKK6Osi)<j@PktlL>8+RsF>Q<RErxDM3F(#;rKMVn-hw#g>uA9yaMSsE?Zfk3BYRTA6gfrPkhfW_#`CK}2~P7C"
        "*f>Td)G5{Kq!#PRpP^n?QofaZBc60TcI;{LGdriL&RHt$z#jU@UZmDk<kw<;=H1@AZ8L9E>o9+PXzoPg^_QtDunIR%3)}PGG<2~pcIhIwd#Un~"
        "`8T%L<Xe8a$<-(cpS|So$Z_}v5z5w)_Y^-nOen=aSDsQ)sX}R}G@*1<x=;oxL#Pm{kk7!XFfd}M@#`~U2n)p-B0_P7WkPX=TA?^YR4C366N)p$"
        "`2$Bh;hm2K42s0y&60#roS{yrN(Mz@P$ULLVo)RowF-kOF{s2)FBE5J5UP?vl^9fsL6sO(i9xHvph*lGF*FLr8I}uG$)HILn#7<<44TBCS7Fd4"
        "2Avq1gyIY<gsNoFB?et$&?N?4Vlb*O7!rd)49!Auh8CeJ84QWRkQfY!!4M1sN<G}>6A&Liepmzo3oNj}0t@UfG)51IK#wh&_ntx9X2}1p^9|E{"
        "@R{VlwSADoUlCtScYuRO7p9gpf0{vO<-XV=+myc-ayy8lyO4nq;>av{{^AQ0tNcHUZkYIWOK7R%&o71ZH;?}v!zex*"
    )
)
"""Rows that nothing is said of, 3 and on, are hidden by the sheet."""
ALL_WITHOUT_HEIGHT = zlib.decompress(
    base64.b85decode(
        "c-rllOK1~87{|ZaSDM&7`qWk^MX+jZp=qsnvC;bIN%4UwBGhenv1!sx*u+A;_^3S!f+xj`;KhrNix2dmHxGiM2SE^8J$ev9#e+6}^X+EL)Ert+"
        "QQ0r-H}n7I^~>(e&h9>YS~q*;R_h!rumMnEz7z(dBF69tmqh}wyj0@Za$18&DX@Ra!Zmmy4IS=BpM>}|<kx!+6u7B9LJ#l;k0X$W-8si@|ARJ2"
        "3?}0Yo6$44jFA|$5LG?-QSuGsZ&1w#<hM}d9Qn;yca|N7r>WhYoBUaPNLfW?G2s2)p*F85l7uFB%xCe*^USNO!&WzKX8+EDHmw$}0$#Tv+p%3U"
        "I}43?0k6WRQaixM@=AT!9>o7_oB_ta$nj8>_yt7+I0dDnG{I*e3Kuk9qQhX;w31)pJ@7f(N+EE}3CD^79M9*+OvlQmonymkOY;h_+%k*DCor8f"
        "UCWN(@))y6Gud>ZXhs1FX2y2M>|!C~nv>W`Av0xJg$dKmIM@#l*zRO{)TTjfN5x^flXyelpK;UJA@8rZr?;=Wr@uRy#2J_D?e9UuMKf+<Wyc=J"
        "k#qUH-?SI8w&$`Ii9Xyk4irtNeeCnN7ui6*pZrFg(_8Tv#A928Z!vUBN=Ub)C@s}m^cKV^Uq=fzft$|PYagEP8rhQ?rpPJUhP=&cHJ)Fdp5`sE"
        "ag0i+Q>xWTE!LAiL%pt~d@K1zJn5Kr>}m2dJEy76St{+o9{R{$q}EjA*J6I=-QK%xGjCJtFn@h$?nLADm#HhT3O7#++w<Qvbg?dW=_0p#sdCEv"
        "8{2F0EkE7lYLtY}Uh;S3IDCT$W$Va$ik}@Ol;WQ&PpPO>p)^#QP&z7IC<B!tR0vhbXJAzr7%|lN^%*gQh2jhmp*X`bp*TaWP@Ewu6laJD#TnxK"
        "fg_&q&c^}<MPl$~NkS;jP$yI+gCa2~5`!W!C=!EOg+Y}VRAQ(XiZe6_Rmq@A464MSN(`#RpjBbeBnFKb8inEv%Y~|B&?E*;V$dW8O=8fiFz6D4"
        "P7F;#afTH_RWj%jgDx@X5`!)=7*!YyiNPR-W}!Gki%^vehQwe<42HyD2!;Wr9&Ymqh>ssXECPWA7Fb|`1@;#jqX$Hw#}>_d&!BBH<bT)shR1yH"
        "ndHB<eUQUn5noJqfP<+EQ%jmZ&7iY#Uu=<W%HIpQ9mLUH$iN73WR^UC@r8+1{+~rRO#HefwAAtEm%{m*$NvtNCOsM"
    )
)
"""Rows that nothing is said of, 3 and on, have no height by the sheet."""
